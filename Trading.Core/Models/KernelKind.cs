// The implementations of the network, from the specification to the fastest.
namespace Trading.Core.Models;

/// <summary>Which code evaluates the layers. All give the same bits.</summary>
public enum KernelKind : byte
{
    /// <summary>Take the fastest that this machine has and that passes the self-test.</summary>
    Auto = 0,

    /// <summary>The reference: plain loops over the canonical arrays.</summary>
    Scalar = 1,

    /// <summary>256-bit maddubs.</summary>
    Avx2 = 2,
}
