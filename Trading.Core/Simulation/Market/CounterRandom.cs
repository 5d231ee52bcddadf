// The random numbers of the synthetic market: a counter hashed with a key, so that every agent has its own stream.
using System;

namespace Trading.Core.Simulation.Market;

/// <summary>Counter-based generator: draw n of the stream (seed, symbol, agent) is a hash of those four numbers and nothing else.</summary>
/// <remarks>A mutable value: keep it in a field, do not copy it. Streams are independent, so neither the order in which agents draw nor the number of
/// symbols changes what one agent draws. The hash is the finaliser of SplitMix64 (Steele, Lea, Flood 2014). Only plain IEEE operations, so JIT and AOT agree.</remarks>
public struct CounterRandom
{
    private const ulong Golden = 0x9E37_79B9_7F4A_7C15;
    private const double UnitOf53Bits = 1.0 / (1L << 53);

    private readonly ulong key;
    private ulong counter;

    public CounterRandom(ulong seed, ulong symbol, ulong agent)
    {
        key = Mix(Mix(Mix(seed + Golden) ^ symbol) + agent * Golden);
        counter = 0;
    }

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits() => Mix(key + ++counter * Golden);

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    public double NextUniform() => (NextBits() >> 11) * UnitOf53Bits;

    /// <summary>Uniform in 0 .. bound-1 by multiply-high.</summary>
    public int NextInt(int bound) => (int)Math.BigMul(NextBits(), (ulong)bound, out _);

    public bool Chance(double probability) => NextUniform() < probability;

    /// <summary>+1 or -1.</summary>
    public int NextSign() => 1 - 2 * (int)(NextBits() >> 63);

    /// <summary>About standard normal: the sum of twelve 16-bit uniforms less its mean (Irwin-Hall: variance 1, support ±6).</summary>
    public double NextNormal()
    {
        double sum = 0;
        for (int word = 0; word < 3; word++)
        {
            ulong bits = NextBits();
            for (int part = 0; part < 4; part++, bits >>= 16) sum += (bits & 0xFFFF) + 0.5;
        }
        return sum * (1.0 / 65536) - 6;
    }

    /// <summary>Exponential of mean 1.</summary>
    public double NextExponential() => -PlainMath.Log(1 - NextUniform());

    /// <summary>Pareto of tail index 2 and least value 1, cut at <paramref name="cap"/>: by square root, as 1/√u.</summary>
    public double NextPareto(double cap) => Math.Min(cap, 1 / Math.Sqrt(1 - NextUniform()));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}
