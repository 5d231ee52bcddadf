// One row of the machine check.
namespace Trading.Native.Host.Machine;

/// <summary>A fact about the machine, whether it suits low latency, and what to do where it does not.</summary>
public readonly record struct Finding(string Name, bool Fit, string Value, string Remedy);
