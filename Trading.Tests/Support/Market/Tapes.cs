// Makes synthetic tapes in memory and fingerprints them.
using System;
using System.Collections.Generic;
using System.IO;
using Trading.Core.Simulation.Market;

namespace Trading.Tests.Support.Market;

/// <summary>Tapes for tests.</summary>
public static class Tapes
{
    public static byte[] Make(SyntheticMarketOptions options, int chunkBytes = 1 << 16)
    {
        var market = new SyntheticMarket(options);
        using var tape = new MemoryStream();
        var chunk = new byte[chunkBytes];
        for (int length; (length = market.WriteNext(chunk)) > 0;) tape.Write(chunk, 0, length);
        return tape.ToArray();
    }

    /// <summary>The messages of a tape without their frames.</summary>
    public static List<ReadOnlyMemory<byte>> Messages(ReadOnlyMemory<byte> tape)
    {
        var messages = new List<ReadOnlyMemory<byte>>();
        while (!tape.IsEmpty)
        {
            int length = (tape.Span[0] << 8) | tape.Span[1];
            messages.Add(tape.Slice(2, length));
            tape = tape[(2 + length)..];
        }
        return messages;
    }

    /// <summary>FNV-1a, 64 bits.</summary>
    public static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        ulong hash = 0xCBF2_9CE4_8422_2325;
        foreach (byte b in bytes) hash = (hash ^ b) * 0x100_0000_01B3;
        return hash;
    }
}
