// The measured loops of the book scenario.
using System;
using System.Diagnostics;
using Trading.Core.Books;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.MarketData;
using Trading.Core.Memory;
using Trading.Core.Telemetry;
using Trading.Native.Host.Replay;

namespace Trading.Native.Host.Bench;

/// <summary>Walks the whole tape, each time with a fresh decoder and fresh books made before the clock starts.</summary>
internal sealed class BookBenchRun(TapeWindows tape, BookTapeShape shape, HdrHistogram histogram)
{
    /// <summary>Prime, so that sampling does not fall into step with a pattern of the tape.</summary>
    private const int SampleEvery = 61;

    private const int ClockReadings = 10_001;
    private ItchDecoder decoder = null!;
    private OrderBooks books = null!;
    private ItchBookReplay replay = null!;
    private long sum;

    /// <summary>Bytes that the measured loops allocated.</summary>
    public long AllocatedBytes { get; private set; }

    /// <summary>Updates of the last walk that contradicted the book.</summary>
    public long BookErrors { get; private set; }

    /// <summary>Cost of one clock reading, subtracted from each sample.</summary>
    public long ClockNanos { get; private set; }

    /// <summary>Nanoseconds a message of one walk.</summary>
    public double Timed(Action<BookBenchRun> walk)
    {
        books = null!;
        replay = null!;
        GC.Collect();
        decoder = new ItchDecoder(InstrumentDirectory.TrackAll(BookTapeShape.InstrumentsMax));
        books = new OrderBooks(shape.Capacity, TickScale.UsEquities);
        replay = new ItchBookReplay(decoder, books);
        BookErrors = 0;
        ClockNanos = ClockCost();
        GC.Collect();
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long started = Stopwatch.GetTimestamp();
        walk(this);
        double nanos = Stopwatch.GetElapsedTime(started).TotalNanoseconds;
        AllocatedBytes += GC.GetAllocatedBytesForCurrentThread() - allocated;
        return nanos / shape.Messages;
    }

    public void Decode()
    {
        for (int i = 0; i < tape.Count; i++)
        {
            var framer = new TapeFramer(tape[i]);
            while (framer.Next(out ReadOnlySpan<byte> message) == FrameStatus.Message)
            {
                decoder.Decode(message, out MarketUpdate update);
                sum += (long)update.OrderReference;
            }
        }
    }

    /// <summary>One message at a time, from its bytes to the books.</summary>
    public void Single()
    {
        for (int i = 0; i < tape.Count; i++)
        {
            var framer = new TapeFramer(tape[i]);
            while (framer.Next(out ReadOnlySpan<byte> message) == FrameStatus.Message) replay.Apply(message);
        }
        CountErrors();
    }

    public void Batched()
    {
        for (int i = 0; i < tape.Count; i++) replay.Apply(tape[i], out _);
        CountErrors();
    }

    /// <summary>One message at a time as the pipeline does it: into an update, then into the books, which tell what changed.</summary>
    public void Told()
    {
        for (int i = 0; i < tape.Count; i++)
        {
            var framer = new TapeFramer(tape[i]);
            while (framer.Next(out ReadOnlySpan<byte> message) == FrameStatus.Message)
            {
                decoder.Decode(message, out MarketUpdate update);
                Count(books.Apply(in update, out _));
            }
        }
    }

    private void CountErrors()
    {
        for (int status = (int)BookStatus.Ignored + 1; status < BookStatuses.Count; status++) BookErrors += replay.Of((BookStatus)status);
    }

    /// <summary>Times every 61st apply alone, the cost of reading the clock taken off.</summary>
    public void Sampled()
    {
        int until = SampleEvery;
        for (int i = 0; i < tape.Count; i++)
        {
            var framer = new TapeFramer(tape[i]);
            while (framer.Next(out ReadOnlySpan<byte> message) == FrameStatus.Message)
            {
                decoder.Decode(message, out MarketUpdate update);
                if (--until > 0)
                {
                    Count(books.Apply(in update));
                    continue;
                }
                until = SampleEvery;
                long before = Stopwatch.GetTimestamp();
                BookStatus status = books.Apply(in update);
                long nanos = MonotonicTicks.ToNanos(Stopwatch.GetTimestamp() - before) - ClockNanos;
                Count(status);
                if (status != BookStatus.Ignored) histogram.Record(Math.Max(nanos, 1));
            }
        }
    }

    /// <summary>One hash over the books of all instruments.</summary>
    public ulong TakeSignature()
    {
        ulong hash = StableHash.Seed;
        for (int i = 0; i < books.Instruments; i++) hash = StableHash.Mix(hash, books.StateHash(new InstrumentId(i)));
        return StableHash.Mix(hash, (ulong)books.LiveOrders);
    }

    private void Count(BookStatus status)
    {
        if (status > BookStatus.Ignored) BookErrors++;
    }

    // The median of readings back to back.
    private static long ClockCost()
    {
        var readings = new HdrHistogram(1, Nanos.PerSecond, 3);
        for (int i = 0; i < ClockReadings; i++)
        {
            long before = Stopwatch.GetTimestamp();
            readings.Record(MonotonicTicks.ToNanos(Stopwatch.GetTimestamp() - before));
        }
        return readings.ValueAtPercentile(50);
    }
}
