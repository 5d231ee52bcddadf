// Recorded bytes in windows with prefetch give the books, the statuses and the counters of one message at a time.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.MarketData;
using Trading.Core.Simulation.Market;
using Trading.Tests.Support;
using Xunit;

namespace Trading.Tests.Integration;

public sealed class BookReplayTests
{
    [DataTheory("itch/GOOG-2012-06-21.itch", "itch/nasdaq-2019-12-30-first-1000.itch", "itch/truncated-tail-1.itch")]
    [InlineData("itch/GOOG-2012-06-21.itch", 0)]
    [InlineData("itch/nasdaq-2019-12-30-first-1000.itch", 1 << 20)]
    [InlineData("itch/truncated-tail-1.itch", 0)]
    public void Real_tapes(string file, int directReferences) => AssertSame(File.ReadAllBytes(SharedData.Path(file)), 2000, directReferences);

    [Theory]
    [InlineData(5, 1 << 16)]
    [InlineData(1200, 1 << 16)] // so many instruments that their levels are asked for as well
    public void Synthetic_tapes(int symbols, int directReferences)
    {
        var market = new SyntheticMarket(SyntheticMarketOptions.Demo(7, symbols, 5));
        byte[] tape = new byte[1 << 21];
        int length = market.WriteNext(tape);
        AssertSame(tape.AsSpan(0, length), 2000, directReferences);
    }

    private struct Recorder : IBookListener
    {
        public List<(DecodeStatus, MarketUpdateKind, BookStatus, bool)> Seen;

        public readonly void OnMessage(DecodeStatus decoded, in MarketUpdate update, BookStatus applied, in BookChange change) =>
            Seen.Add((decoded, update.Kind, applied, change.TopChanged));
    }

    private static void AssertSame(ReadOnlySpan<byte> tape, int instruments, int directReferences)
    {
        (ItchDecoder oneDecoder, OrderBooks one) = Engine(instruments, directReferences);
        (ItchDecoder decoder, OrderBooks books) = Engine(instruments, directReferences);
        var expected = new List<(DecodeStatus, MarketUpdateKind, BookStatus, bool)>();
        var framer = new TapeFramer(tape);
        FrameStatus end;
        int position = 0;
        while ((end = framer.Next(out ReadOnlySpan<byte> message)) == FrameStatus.Message)
        {
            position = framer.Position;
            DecodeStatus decoded = oneDecoder.Decode(message, out MarketUpdate update);
            BookChange change = default;
            BookStatus applied = decoded == DecodeStatus.Ok ? one.Apply(in update, out change) : BookStatus.Ignored;
            expected.Add((decoded, update.Kind, applied, change.TopChanged));
        }
        var recorder = new Recorder { Seen = [] };
        Assert.Equal(end, new ItchBookReplay(decoder, books).Apply(tape, ref recorder, out int consumed));
        Assert.Equal(position, consumed);
        Assert.Equal(expected, recorder.Seen);
        Assert.NotEmpty(expected);
        Assert.Equal(oneDecoder.Counters.Messages, decoder.Counters.Messages);
        Assert.Equal(Hashes(one), Hashes(books));
    }

    private static (ItchDecoder Decoder, OrderBooks Books) Engine(int instruments, int directReferences) =>
        (new ItchDecoder(InstrumentDirectory.TrackAll(instruments)), new OrderBooks(new BookCapacity(instruments, 1 << 16, 1 << 10, directReferences), TickScale.UsEquities));

    private static ulong[] Hashes(OrderBooks books) => Enumerable.Range(0, books.Instruments).Select(i => books.StateHash(new InstrumentId(i))).ToArray();
}
