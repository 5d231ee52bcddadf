// Framer, decoder and books joined on real NASDAQ bytes.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.MarketData;
using Trading.Tests.Support;
using Xunit;

namespace Trading.Tests.Integration;

public sealed class RealTapeTests
{
    private const string Goog = "itch/GOOG-2012-06-21.itch";
    private const string GoogExpected = "itch/GOOG-2012-06-21.expected.csv.gz";
    private const string Thousand = "itch/nasdaq-2019-12-30-first-1000.itch";
    private static readonly InstrumentId First = new(0);

    [DataFact(Goog, GoogExpected)]
    public void The_GOOG_book_equals_every_row_that_the_exchange_published()
    {
        using var rows = new StreamReader(new GZipStream(File.OpenRead(SharedData.Path(GoogExpected)), CompressionMode.Decompress));
        Assert.StartsWith("message,timestamp_ns,ask_price_1", rows.ReadLine(), StringComparison.Ordinal);
        long[]? row = Numbers(rows.ReadLine());
        OrderBooks books = new(1, 1 << 16, 1 << 12);
        int equal = 0;
        Play(Goog, [Symbol("GOOG")], (int ordinal, in MarketUpdate update) =>
        {
            Assert.True(books.Apply(update, out _) is BookStatus.Applied or BookStatus.Ignored);
            while (row is not null && row[0] == ordinal)
            {
                Assert.Equal(row[1], update.VenueTime.Value);
                AssertRow(row, books);
                equal++;
                row = Numbers(rows.ReadLine());
            }
        });
        Assert.Equal((147_916, 596), (equal, books.LiveOrders));
    }

    [DataFact(Goog)]
    public void A_real_day_leaves_the_fast_and_the_naive_book_in_the_same_state_all_along()
    {
        OrderBooks fast = new(1, 1 << 16, 1 << 12);
        NaiveOrderBooks naive = new(1, 1 << 16, 1 << 12);
        int messages = 0;
        Play(Goog, [Symbol("GOOG")], (int ordinal, in MarketUpdate update) =>
        {
            Assert.Equal(naive.Apply(update, out _), fast.Apply(update, out _));
            if (++messages % 2000 == 0) BookComparison.AssertSameState(fast, naive, First);
        });
        BookComparison.AssertSameState(fast, naive, First);
        Assert.Equal(157_102, messages);
    }

    [DataFact(Thousand)]
    public void Mid_session_messages_are_survived_and_every_unknown_reference_is_counted()
    {
        OrderBooks books = new(400, 1 << 12, 64);
        int known = 0, unknown = 0, late = 0;
        ItchDecoder decoder = Play(Thousand, null, (int ordinal, in MarketUpdate update) =>
        {
            BookStatus status = books.Apply(update, out _);
            if (update.Flags.HasFlag(MarketUpdateFlags.LateResolution)) late++;
            if (update.Kind is < MarketUpdateKind.Execute or > MarketUpdateKind.Replace) return;
            // On a locate that no message has named yet the event cannot reach a book: the directory counts it as missed.
            if (status == BookStatus.Applied) known++;
            else if (status is BookStatus.UnknownReference or BookStatus.Ignored) unknown++;
        });
        Assert.Equal((1000L, 0L), (decoder.Counters.Messages, decoder.Counters.Rejected));
        Assert.Equal((28, 399), (known, unknown));
        Assert.True(late > 0);
        Assert.Equal(late, Enumerable.Range(0, decoder.Directory.Count).Count(id => decoder.Directory.MissedOrderEvents(new InstrumentId(id)) > 0));
    }

    [DataTheory("itch/truncated-tail-1.itch", "itch/truncated-tail-2.itch")]
    [InlineData("itch/truncated-tail-1.itch", 101, 4081)]
    [InlineData("itch/truncated-tail-2.itch", 16, 497)]
    public void A_tape_cut_inside_a_message_gives_all_whole_messages_and_then_says_so(string file, int whole, int cutAt)
    {
        byte[] tape = File.ReadAllBytes(SharedData.Path(file));
        var framer = new TapeFramer(tape);
        for (int i = 0; i < whole; i++) Assert.Equal(FrameStatus.Message, framer.Next(out _));
        Assert.Equal(cutAt, framer.Position);
        Assert.Equal(FrameStatus.TruncatedTail, framer.Next(out _));
        Assert.Equal((FrameStatus.End, tape.Length), (framer.Next(out _), framer.Position));
    }

    [DataFact(Goog, Thousand, "itch/truncated-tail-1.itch")]
    public void Every_real_message_is_written_back_byte_for_byte()
    {
        var types = new HashSet<byte>();
        foreach (string file in new[] { Goog, Thousand, "itch/truncated-tail-1.itch" })
        {
            var framer = new TapeFramer(File.ReadAllBytes(SharedData.Path(file)));
            while (framer.Next(out ReadOnlySpan<byte> message) == FrameStatus.Message)
            {
                ItchRoundTrip.Assert(message.ToArray());
                types.Add(message[0]);
            }
        }
        Assert.Equal("ACDEFHIPQRSUXY", string.Concat(types.Select(type => (char)type).Order()));
    }

    private delegate void OnUpdate(int ordinal, in MarketUpdate update);

    private static ItchDecoder Play(string file, Symbol[]? symbols, OnUpdate onUpdate)
    {
        var decoder = new ItchDecoder(symbols is null ? InstrumentDirectory.TrackAll(400) : new InstrumentDirectory(symbols));
        var framer = new TapeFramer(File.ReadAllBytes(SharedData.Path(file)));
        for (int ordinal = 1; framer.Next(out ReadOnlySpan<byte> message) == FrameStatus.Message; ordinal++)
        {
            Assert.Equal(DecodeStatus.Ok, decoder.Decode(message, out MarketUpdate update));
            onUpdate(ordinal, update);
        }
        return decoder;
    }

    private static void AssertRow(long[] row, OrderBooks books)
    {
        DepthView asks = books.View(First, Side.Sell);
        DepthView bids = books.View(First, Side.Buy);
        for (int depth = 0; depth < 10; depth++)
        {
            AssertLevel(row.AsSpan(2 + 6 * depth, 3), asks[depth], books, Side.Sell, row[0]);
            AssertLevel(row.AsSpan(5 + 6 * depth, 3), bids[depth], books, Side.Buy, row[0]);
        }
    }

    // The exchange's file does not tell order counts (-1), so a level's count and quantity are held against a walk of its queue.
    private static void AssertLevel(ReadOnlySpan<long> expected, BookLevel level, OrderBooks books, Side side, long ordinal)
    {
        long quantity = 0;
        int count = 0;
        for (int slot = books.FirstSlot(First, side, level.Price); slot != OrderBooks.NoSlot; slot = books.NextSlot(slot))
        {
            quantity += books.QuantityAt(slot).Lots;
            count++;
        }
        bool same = expected[0] == level.Price.Ticks && expected[1] == level.Quantity.Lots && (expected[2] == -1 || expected[2] == level.OrderCount);
        if (!same || quantity != level.Quantity.Lots || count != level.OrderCount)
            Assert.Fail($"Message {ordinal}, {side}: expected {expected[1]} at {expected[0]}, the book has {level.Quantity} at {level.Price}, its queue {count} orders of {quantity}.");
    }

    private static long[]? Numbers(string? line) => line?.Split(',').Select(field => long.Parse(field, CultureInfo.InvariantCulture)).ToArray();

    private static Symbol Symbol(string text)
    {
        Assert.True(Core.Domain.Symbol.TryParse(text, out Symbol symbol));
        return symbol;
    }
}
