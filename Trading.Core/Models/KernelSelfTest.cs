// Proves at load that a kernel equals the scalar reference, before it may trade.
using System;
using Trading.Core.Diagnostics;

namespace Trading.Core.Models;

/// <summary>Picks a kernel by comparing it with the reference on golden, extreme and pseudo-random inputs.</summary>
internal static class KernelSelfTest
{
    private const int RandomVectors = 256;

    public static void RequireGolden(ModelArtifact artifact, ScalarKernel scalar)
    {
        int[] logits = new int[ModelArtifact.Classes];
        for (int v = 0; v < artifact.Golden.Length; v++)
        {
            scalar.Evaluate(artifact.Golden[v].Codes, logits);
            if (!logits.AsSpan().SequenceEqual(artifact.Golden[v].Logits))
                throw new RefusalException(RefusalKind.Refused, "The model does not reproduce its own golden vectors", artifact.Name,
                    $"vector {v} gives {string.Join(',', logits)}", string.Join(',', artifact.Golden[v].Logits), "train and export the artifact again");
        }
    }

    /// <summary>The kernel to use, and its object when it is AVX2.</summary>
    public static KernelKind Choose(ModelArtifact artifact, KernelKind wanted, ScalarKernel scalar, out Avx2Kernel? avx2)
    {
        avx2 = null;
        if (wanted == KernelKind.Scalar) return KernelKind.Scalar;
        if (Avx2Kernel.IsSupported)
        {
            var candidate = new Avx2Kernel(artifact.Layers);
            if (Agrees(artifact, scalar, candidate))
            {
                avx2 = candidate;
                return KernelKind.Avx2;
            }
        }
        if (wanted == KernelKind.Auto) return KernelKind.Scalar;
        throw new RefusalException(RefusalKind.Refused, "The wanted model kernel cannot be used", artifact.Name, "avx2",
            Avx2Kernel.IsSupported ? "a kernel that equals the scalar reference bit for bit" : "a kernel this machine and build support",
            "leave the choice to the loader, or force the scalar kernel");
    }

    private static bool Agrees(ModelArtifact artifact, ScalarKernel scalar, Avx2Kernel candidate)
    {
        byte[] codes = new byte[artifact.InputCount];
        foreach (GoldenVector golden in artifact.Golden)
            if (!SameLogits(golden.Codes, scalar, candidate)) return false;
        for (int pattern = 0; pattern < 4; pattern++)
        {
            for (int i = 0; i < codes.Length; i++) codes[i] = Extreme(pattern, i);
            if (!SameLogits(codes, scalar, candidate)) return false;
        }
        ModelLayer first = artifact.Layers[0];
        for (int j = 0; j < first.Outputs; j++)
        {
            for (int i = 0; i < codes.Length; i++) codes[i] = first.Weights[j * first.Inputs + i] > 0 ? (byte)ModelLayer.ActivationMax : (byte)0;
            if (!SameLogits(codes, scalar, candidate)) return false;
        }
        ulong state = artifact.SchemaHash;
        for (int v = 0; v < RandomVectors; v++)
        {
            for (int i = 0; i < codes.Length; i++) codes[i] = NextCode(ref state);
            if (!SameLogits(codes, scalar, candidate)) return false;
        }
        return true;
    }

    private static bool SameLogits(byte[] codes, ScalarKernel scalar, Avx2Kernel candidate)
    {
        Span<int> expected = stackalloc int[ModelArtifact.Classes];
        Span<int> actual = stackalloc int[ModelArtifact.Classes];
        scalar.Evaluate(codes, expected);
        candidate.Evaluate(codes, actual);
        return expected.SequenceEqual(actual);
    }

    private static byte Extreme(int pattern, int index) => pattern switch
    {
        0 => 0,
        1 => ModelLayer.ActivationMax,
        2 => (byte)(index % 2 * ModelLayer.ActivationMax),
        _ => (byte)((index + 1) % 2 * ModelLayer.ActivationMax),
    };

    // SplitMix64 (Steele, Lea and Flood 2014): a counter through a mixer, so no platform's RNG is involved.
    private static byte NextCode(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return (byte)((z ^ (z >> 31)) & ModelLayer.ActivationMax);
    }
}
