// A seeded stream of book updates and trades around a drifting price, and the same stream with bids and asks exchanged.
using System;
using System.Collections.Generic;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.Features;
using Trading.Core.MarketData;

namespace Trading.Tests.Support.Features;

/// <summary>Applies random adds, reductions, deletions, replaces, executions and hidden trades to a book and its features. May empty a side, lock or cross.</summary>
public sealed class RandomMarket(int seed, bool mirrored)
{
    private const long Centre = 1_000_000;
    private readonly Random random = new(seed);
    private readonly List<ulong> live = [];
    private ulong nextReference = 1;
    private long timeNanos = 1_000_000_000;

    public Instrument Instrument { get; } = Instrument.UsEquity(new InstrumentId(0), default);
    public OrderBooks Books { get; } = new(1, 4096, 512);
    public InstrumentFeatures Features { get; } = new(Instrument.UsEquity(new InstrumentId(0), default));

    /// <summary>One update through book and features; the observer sees it with what it did.</summary>
    public void Step(Action<MarketUpdate, BookChange> observe)
    {
        MarketUpdate update = Draw();
        if (random.Next(4) > 0) timeNanos += random.NextInt64(1, 400_000_000);
        update.VenueTime = new Nanos(timeNanos);
        update.Instrument = Instrument.Id;
        Books.Apply(in update, out BookChange change);
        if (change.RemovedLeft) live.Remove(update.OrderReference);
        Features.OnUpdate(in update, in change, Books);
        observe(update, change);
    }

    private MarketUpdate Draw()
    {
        int kind = live.Count < 6 ? 0 : random.Next(10);
        if (kind == 9) return new MarketUpdate { Kind = MarketUpdateKind.Trade, Flags = MarketUpdateFlags.Printable, Price = Price(random.Next(-4, 5)), Quantity = Lots() };
        if (kind < 4) return Enter(new MarketUpdate { Kind = MarketUpdateKind.Add, OrderReference = nextReference });
        ulong reference = live[random.Next(live.Count)];
        return kind switch
        {
            4 => new MarketUpdate { Kind = MarketUpdateKind.Delete, OrderReference = reference },
            5 => Enter(new MarketUpdate { Kind = MarketUpdateKind.Replace, OrderReference = reference, NewOrderReference = nextReference }, SideOf(reference)),
            6 => new MarketUpdate { Kind = MarketUpdateKind.Reduce, OrderReference = reference, Quantity = new Quantity(1) },
            7 => new MarketUpdate { Kind = MarketUpdateKind.ExecuteAtPrice, OrderReference = reference, Quantity = new Quantity(1), Price = Price(random.Next(-4, 5)), Flags = (MarketUpdateFlags)random.Next(2) },
            _ => new MarketUpdate { Kind = MarketUpdateKind.Execute, OrderReference = reference, Quantity = new Quantity(2), Flags = MarketUpdateFlags.Printable },
        };
    }

    // Odd references bid and even ones offer, so a replace knows its side.
    private MarketUpdate Enter(MarketUpdate update, int? side = null)
    {
        if (side is { } wanted && (int)(nextReference % 2) != wanted)
        {
            nextReference++;
            update.NewOrderReference = nextReference;
        }
        bool bid = nextReference % 2 == 1;
        update.Side = bid != mirrored ? Side.Buy : Side.Sell;
        update.Price = Price(bid ? random.Next(-16, 2) : random.Next(-1, 17));
        update.Quantity = Lots();
        live.Add(nextReference++);
        return update;
    }

    private static int SideOf(ulong reference) => (int)(reference % 2);

    private Price Price(int increments) => new(Centre + (mirrored ? -increments : increments) * Instrument.PriceIncrementTicks);

    private Quantity Lots() => new(random.Next(3, 500));
}
