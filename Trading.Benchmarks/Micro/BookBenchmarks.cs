// Our books beside the two that everybody writes first: sorted dictionaries of linked lists, and the tests' naive oracle.
using System;
using BenchmarkDotNet.Attributes;
using Trading.Core.Books;
using Trading.Core.MarketData;
using Trading.Tests.Support;

namespace Trading.Benchmarks.Micro;

/// <summary>Nanoseconds for a synthetic day of one symbol; all three keep first-in-first-out queues, and setup checks that they end in the same state.</summary>
[MemoryDiagnoser]
[SimpleJob(warmupCount: 40, iterationCount: 20, invocationCount: 1)]
public class BookBenchmarks
{
    private const int Orders = 1 << 16;
    private const int Levels = 1 << 12;

    /// <summary>The naive book recomputes everything at every update; it is given the head of the day only.</summary>
    private const int NaiveMessages = 2_000;

    private MarketUpdate[] updates = [];
    private BookStatus[] statuses = [];
    private OrderBooks books = null!;
    private DictionaryBook dictionary = null!;
    private NaiveOrderBooks naive = null!;

    [GlobalSetup]
    public void Setup()
    {
        updates = SyntheticDay.Updates(SyntheticDay.Bytes());
        statuses = new BookStatus[updates.Length];
        Fresh();
        Ours();
        BclDictionary();
        if (books.Top(default).Bid.Quantity.Lots != dictionary.BestBidLots || books.LiveOrders != dictionary.LiveOrders)
            throw new InvalidOperationException("The books to compare do not agree, so their times mean nothing.");
    }

    [IterationSetup]
    public void Fresh()
    {
        books = new OrderBooks(1, Orders, Levels);
        dictionary = new DictionaryBook();
        naive = new NaiveOrderBooks(1, Orders, Levels);
    }

    [Benchmark(Baseline = true)]
    public int Ours()
    {
        foreach (ref readonly MarketUpdate update in updates.AsSpan()) books.Apply(in update, out _);
        return books.LiveOrders;
    }

    [Benchmark]
    public int OursInBatches()
    {
        books.ApplyBatch(updates, statuses);
        return books.LiveOrders;
    }

    [Benchmark]
    public int BclDictionary()
    {
        foreach (ref readonly MarketUpdate update in updates.AsSpan()) dictionary.Apply(in update);
        return dictionary.LiveOrders;
    }

    /// <summary>The first 2,000 messages only.</summary>
    [Benchmark]
    public int NaiveHead()
    {
        foreach (ref readonly MarketUpdate update in updates.AsSpan(0, Math.Min(NaiveMessages, updates.Length))) naive.Apply(in update, out _);
        return naive.LiveOrders;
    }
}
