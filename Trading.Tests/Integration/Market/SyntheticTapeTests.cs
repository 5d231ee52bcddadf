// The synthetic exchange's tape against the rules of a real one, and against its own promise to be the same every time.
using System;
using System.Buffers.Binary;
using System.Linq;
using Trading.Core.Books;
using Trading.Core.MarketData;
using Trading.Core.Simulation.Market;
using Trading.Tests.Support.Market;
using Trading.Tests.Support;
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

    [Theory]
    [InlineData(4, 3, 30)]
    [InlineData(9, 1, 120)]
    public void Engine_s_decoder_and_books_follow_the_tape_and_agree_with_the_auditor(ulong seed, int symbols, int minutes)
    {
        SyntheticMarketOptions options = SyntheticMarketOptions.Demo(seed, symbols, minutes);
        var auditor = new TapeAuditor();
        var decoder = new ItchDecoder(InstrumentDirectory.TrackAll(symbols));
        var books = new OrderBooks(symbols, symbols * options.OrderCapacity, options.OrderCapacity);
        foreach (ReadOnlyMemory<byte> message in Tapes.Messages(Tapes.Make(options)))
        {
            Assert.Null(auditor.Step(message.Span));
            Assert.Equal(DecodeStatus.Ok, decoder.Decode(message.Span, out MarketUpdate update));
            Assert.InRange(books.Apply(in update, out _), BookStatus.Applied, BookStatus.Ignored);
            if (!update.Instrument.IsTracked) continue;
            BookTop top = books.Top(update.Instrument);
            (long, long, long, long) expected = auditor.Top(decoder.Directory.LocateOf(update.Instrument));
            Assert.Equal(expected, (top.Bid.Price.Ticks, top.Bid.Quantity.Lots, top.Ask.Price.Ticks, top.Ask.Quantity.Lots));
        }
        Assert.Equal(0, books.LiveOrders);
        Assert.Equal(0, decoder.Counters.TimestampsBackwards);
    }

    [Fact]
    public void Steady_state_allocates_nothing_to_speak_of()
    {
        var market = new SyntheticMarket(SyntheticMarketOptions.Demo(5, 2, 60));
        var chunk = new byte[1 << 12];
        while (market.Progress < 0.5) market.WriteNext(chunk);
        AllocationProbe probe = AllocationProbe.Start();
        while (market.Progress < 0.95) market.WriteNext(chunk);
        Assert.InRange(probe.Bytes, 0, 64 << 10);
    }
}
