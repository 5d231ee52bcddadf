// One benchmark a stage of the line, each over a whole synthetic day.
using System;
using BenchmarkDotNet.Attributes;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.Features;
using Trading.Core.MarketData;

namespace Trading.Benchmarks.Micro;

/// <summary>Nanoseconds for the day; divide by <see cref="Messages"/> for one message. Allocations must be 0.</summary>
[MemoryDiagnoser]
public class StageBenchmarks
{
    private const int Orders = 1 << 16;
    private const int Levels = 1 << 12;
    private byte[] tape = [];
    private MarketUpdate[] updates = [];
    private ItchDecoder decoder = null!;
    private OrderBooks books = null!;
    private InstrumentFeatures features = null!;

    /// <summary>Messages of the day's main symbol.</summary>
    public int Messages => updates.Length;

    [GlobalSetup]
    public void Setup()
    {
        tape = SyntheticDay.Bytes();
        updates = SyntheticDay.Updates(tape);
    }

    [IterationSetup]
    public void Fresh()
    {
        decoder = new ItchDecoder(new InstrumentDirectory([SyntheticDay.Main]));
        books = new OrderBooks(1, Orders, Levels);
        features = new InstrumentFeatures(Instrument.UsEquity(new InstrumentId(0), SyntheticDay.Main));
    }

    [Benchmark(Baseline = true)]
    public long Decode()
    {
        long sum = 0;
        var framer = new TapeFramer(tape);
        while (framer.Next(out ReadOnlySpan<byte> message) == FrameStatus.Message)
        {
            decoder.Decode(message, out MarketUpdate update);
            sum += update.Price.Ticks;
        }
        return sum;
    }

    [Benchmark]
    public long Book()
    {
        long applied = 0;
        foreach (ref readonly MarketUpdate update in updates.AsSpan())
            if (books.Apply(in update, out _) == BookStatus.Applied) applied++;
        return applied;
    }

    [Benchmark]
    public float BookAndFeatures()
    {
        foreach (ref readonly MarketUpdate update in updates.AsSpan())
            if (books.Apply(in update, out BookChange change) == BookStatus.Applied) features.OnUpdate(in update, in change, books);
        return features.Values[0];
    }
}
