// One number that stands for everything a run decided: two runs agree exactly when their signatures do.
using System.Numerics;
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;

namespace Trading.Core.Telemetry;

/// <summary>A running 64-bit hash over words, sensitive to every bit, to order and to count.</summary>
/// <remarks>
/// Step: x = rotl(state, 23) + word * K1 + K2; x ^= x >> 32; x *= K3; state = x ^ (x >> 29), all modulo 2^64, K1 and K3 odd.
/// For a given word the step is a bijection of the state and for a given state one of the word, so that two sequences of equal length that differ in
/// exactly one word never have the same signature; other sequences collide with a chance of about 2^-64. The added K2 makes zeros count. Integer
/// operations only: the same under JIT and AOT on every machine. Not cryptographic: it finds divergence, not tampering. About 10 cycles a word.
/// The constants are those of wyhash and MurmurHash3's finaliser; the state is public so that a snapshot can carry it.
/// </remarks>
[HotPath]
public struct RunningSignature
{
    private const ulong K1 = 0xa0761d6478bd642f;
    private const ulong K2 = 0xe7037ed1a0b428db;
    private const ulong K3 = 0xff51afd7ed558ccd;

    /// <summary>Continues from the value of an earlier signature; an empty one is 0, which is also the default.</summary>
    public RunningSignature(ulong value) => Value = value;

    /// <summary>The signature of all words added so far.</summary>
    public ulong Value { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ulong word)
    {
        ulong x = BitOperations.RotateLeft(Value, 23) + word * K1 + K2;
        x ^= x >> 32;
        x *= K3;
        Value = x ^ (x >> 29);
    }

    /// <summary>Adds the two's complement bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(long word) => Add((ulong)word);
}
