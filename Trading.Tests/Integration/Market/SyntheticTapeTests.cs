// The synthetic exchange's tape against the rules of a real one, and against its own promise to be the same every time.
using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using Trading.Core.Domain;
using Trading.Core.Simulation.Market;
using Trading.Tests.Support.Market;
using Xunit;

namespace Trading.Tests.Integration.Market;

public class SyntheticTapeTests
{
    /// <summary>FNV-1a of seed 7, two symbols, five minutes. A change means that every synthetic day changes: say why in the commit.</summary>
    private const ulong GoldenHash = 17420750234278716525;

    private static SyntheticMarketOptions Small => SyntheticMarketOptions.Demo(seed: 7, symbols: 2, minutes: 5);

    [Theory]
    [InlineData(1, 1, 390)]
    [InlineData(2, 4, 60)]
    [InlineData(3, 40, 3)]
    public void Tape_keeps_every_rule_of_an_exchange(ulong seed, int symbols, int minutes)
    {
        var auditor = new TapeAuditor();
        Assert.Null(auditor.Audit(Tapes.Make(SyntheticMarketOptions.Demo(seed, symbols, minutes))));
        Assert.Equal("ACDEFHPQRSUX", string.Concat(auditor.CountByType.Keys.Order()));
        Assert.Equal(symbols, auditor.CountByType['R']);
    }

    [Theory]
    [InlineData('E', 19, "shares of an order")]
    [InlineData('D', 11, "unknown reference")]
    [InlineData('A', 32, "locked or crossed")]
    [InlineData('E', 11, "unknown reference")]
    public void Auditor_finds_a_planted_fault(char type, int field, string complaint)
    {
        byte[] tape = Tapes.Make(Small);
        // Two thousand million in the upper half of a field makes the quantity, reference or price of a message in the middle absurdly large.
        ReadOnlyMemory<byte> message = Tapes.Messages(tape).Where(m => (char)m.Span[0] == type && (type != 'A' || m.Span[19] == 'B')).Skip(200).First();
        int offset = tape.AsSpan().IndexOf(message.Span);
        BinaryPrimitives.WriteUInt32BigEndian(tape.AsSpan(offset + field), 2_000_000_000);
        Assert.Contains(complaint, new TapeAuditor().Audit(tape));
    }

    [Fact]
    public void Same_options_give_the_same_bytes_and_they_are_the_golden_ones()
    {
        byte[] first = Tapes.Make(Small), second = Tapes.Make(Small);
        Assert.True(first.AsSpan().SequenceEqual(second));
        Assert.Equal(GoldenHash, Tapes.Hash(first));
        Assert.NotEqual(GoldenHash, Tapes.Hash(Tapes.Make(Small with { Seed = 8 })));
    }

    [Fact]
    public void Chunk_size_does_not_matter()
    {
        byte[] large = Tapes.Make(Small), tiny = Tapes.Make(Small, SyntheticMarket.MinBufferLength);
        Assert.True(large.AsSpan().SequenceEqual(tiny));
        Assert.Throws<ArgumentException>(() => Tapes.Make(Small, SyntheticMarket.MinBufferLength - 1));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void Another_symbol_leaves_a_symbol_s_stream_as_it_was(int symbols)
    {
        SyntheticMarketOptions many = SyntheticMarketOptions.Demo(7, symbols, 5);
        SyntheticMarketOptions alone = many with { Symbols = [many.Symbols[1]] };
        Assert.Equal(StreamOf(Tapes.Make(alone), "SYNB"), StreamOf(Tapes.Make(many), "SYNB"));
    }

    [Fact]
    public void Steady_state_allocates_nothing_to_speak_of()
    {
        var market = new SyntheticMarket(SyntheticMarketOptions.Demo(5, 2, 60));
        var chunk = new byte[1 << 12];
        while (market.Progress < 0.5) market.WriteNext(chunk);
        long before = GC.GetAllocatedBytesForCurrentThread();
        while (market.Progress < 0.95) market.WriteNext(chunk);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 10);
    }

    // A symbol's messages with references renumbered in the order of their appearance, and without locates and match numbers: those count over all symbols.
    private static List<string> StreamOf(byte[] tape, string symbol)
    {
        var names = new Dictionary<ulong, int>();
        var stream = new List<string>();
        int wanted = -1;
        foreach (ReadOnlyMemory<byte> message in Tapes.Messages(tape))
        {
            ReadOnlySpan<byte> m = message.Span;
            int locate = BinaryPrimitives.ReadUInt16BigEndian(m[1..]);
            if (m[0] == 'R' && Symbol.FromWire(m[11..]).ToString() == symbol) wanted = locate;
            if (locate != wanted) continue;
            stream.Add(Renumbered(m, names));
        }
        return stream;
    }

    private static string Renumbered(ReadOnlySpan<byte> m, Dictionary<ulong, int> names)
    {
        byte[] copy = m.ToArray();
        copy.AsSpan(1, 2).Clear();
        (int at, int count) = (char)m[0] switch { 'U' => (11, 2), 'A' or 'F' or 'E' or 'C' or 'X' or 'D' => (11, 1), _ => (0, 0) };
        for (int i = 0; i < count; i++)
        {
            Span<byte> field = copy.AsSpan(at + 8 * i, 8);
            ulong reference = BinaryPrimitives.ReadUInt64BigEndian(field);
            if (!names.TryGetValue(reference, out int name)) names.Add(reference, name = names.Count + 1);
            BinaryPrimitives.WriteInt64BigEndian(field, name);
        }
        int match = (char)m[0] switch { 'E' or 'C' => 23, 'P' => 36, 'Q' => 31, _ => -1 };
        if (match > 0) copy.AsSpan(match, 8).Clear();
        return Convert.ToHexString(copy);
    }
}
