// A simulated venue on the bench: market messages and orders by hand, reports as a list.
using System;
using System.Collections.Generic;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.Execution;
using Trading.Core.MarketData;
using Trading.Core.Orders;
using Trading.Core.Simulation;
using Trading.Tests.Support.Market;
using Xunit;

namespace Trading.Tests.Support.Engines;

/// <summary>Orders arrive at once unless they are only sent. Prices are in cents.</summary>
public sealed class VenueBench
{
    private readonly ItchDecoder decoder;
    private readonly Symbol symbol;

    public VenueBench(long latencyNanos = 0, long jitterNanos = 0, ulong seed = 1, int maxLiveOrders = 16)
    {
        Assert.True(Symbol.TryParse("TEST", out symbol));
        decoder = new ItchDecoder(new InstrumentDirectory([symbol]));
        Venue = new SimulatedVenue([Instrument.UsEquity(Id, symbol)], new VenueOptions(0, latencyNanos, jitterNanos, 0, seed, maxLiveOrders, 64), new OrderBooks(1, 4096, 256));
        Tape.Directory();
        Flush();
    }

    public static InstrumentId Id => new(0);

    public SimulatedVenue Venue { get; }

    /// <summary>What was written here and not yet seen by the venue reaches it with the next call.</summary>
    public TapeBuilder Tape { get; private set; } = new();

    /// <summary>Reports in the order in which they left, not yet taken by the test.</summary>
    public List<ExecutionReport> Reports { get; } = [];

    /// <summary>Lets the market messages written so far happen.</summary>
    public VenueBench Market(Action<TapeBuilder> write)
    {
        write(Tape);
        Flush();
        return this;
    }

    /// <summary>Sends and lets arrive.</summary>
    public VenueBench Enter(ulong id, Side side, long lots, long cents, TimeInForce timeInForce = TimeInForce.Day)
    {
        Send(id, side, lots, cents * 100, timeInForce, Tape.Time);
        return Arrive();
    }

    /// <summary>A good-till-time order with these seconds to live.</summary>
    public VenueBench EnterFor(ulong id, Side side, long lots, long cents, long seconds)
    {
        byte[] buffer = new byte[Ouch50.MaxLength];
        OrderRequest request = new()
        {
            Side = side, Quantity = new Quantity(lots), Price = new Price(cents * 100), TimeInForce = TimeInForce.GoodTillTime, ExpireTime = new Nanos(Tape.Time + seconds * Nanos.PerSecond),
        };
        int length = Ouch50.WriteEnter(buffer, new ClientOrderId(id), in request, symbol, new Nanos(Tape.Time));
        Assert.True(Venue.TrySubmit(buffer.AsSpan(0, length), new Nanos(Tape.Time)));
        return Arrive();
    }

    public VenueBench Replace(ulong id, ulong by, long lots, long cents)
    {
        byte[] buffer = new byte[Ouch50.MaxLength];
        OrderRequest request = new() { Quantity = new Quantity(lots), Price = new Price(cents * 100), Replaces = new ClientOrderId(id) };
        Assert.True(Venue.TrySubmit(buffer.AsSpan(0, Ouch50Replace.Write(buffer, new ClientOrderId(by), in request, default)), new Nanos(Tape.Time)));
        return Arrive();
    }

    public VenueBench Ask(ulong id)
    {
        byte[] buffer = new byte[StatusQuery.Length];
        Assert.True(Venue.TrySubmit(buffer.AsSpan(0, StatusQuery.Write(buffer, new ClientOrderId(id))), new Nanos(Tape.Time)));
        return Arrive();
    }

    public VenueBench Cancel(ulong id)
    {
        SendCancel(id, Tape.Time);
        return Arrive();
    }

    public void Send(ulong id, Side side, long lots, long ticks, TimeInForce timeInForce, long sentTime)
    {
        byte[] buffer = new byte[Ouch50.MaxLength];
        OrderRequest request = new() { Side = side, Quantity = new Quantity(lots), Price = new Price(ticks), TimeInForce = timeInForce };
        int length = Ouch50.WriteEnter(buffer, new ClientOrderId(id), in request, symbol);
        Assert.True(Venue.TrySubmit(buffer.AsSpan(0, length), new Nanos(sentTime)));
    }

    public void SendCancel(ulong id, long sentTime)
    {
        byte[] buffer = new byte[Ouch50.MaxLength];
        int length = Ouch50.WriteCancel(buffer, new ClientOrderId(id));
        Assert.True(Venue.TrySubmit(buffer.AsSpan(0, length), new Nanos(sentTime)));
    }

    /// <summary>Lets every message under way arrive.</summary>
    public VenueBench Arrive()
    {
        while (Venue.HasInbound) Venue.ProcessInbound();
        Collect();
        return this;
    }

    /// <summary>Takes the reports seen since the last call, as "id kind lots@cents reason".</summary>
    public string Said()
    {
        var words = Reports.ConvertAll(r => r.Kind switch
        {
            ExecutionReportKind.Filled => $"{r.OrderId.Value} {r.Liquidity} {r.Quantity.Lots}@{r.Price.Ticks / 100}",
            ExecutionReportKind.Accepted => $"{r.OrderId.Value} Accepted",
            ExecutionReportKind.Replaced or ExecutionReportKind.Expired => $"{r.OrderId.Value} {r.Kind} {r.Quantity.Lots}@{r.Price.Ticks / 100}",
            ExecutionReportKind.StatusLive or ExecutionReportKind.StatusEnded => $"{r.OrderId.Value} {r.Kind} {r.Executed.Lots} of {r.Quantity.Lots}",
            ExecutionReportKind.Cancelled => $"{r.OrderId.Value} Cancelled {r.Quantity.Lots} {r.Reason}",
            _ => $"{r.OrderId.Value} {r.Kind} {r.Reason}",
        });
        Reports.Clear();
        return string.Join("; ", words);
    }

    private void Flush()
    {
        foreach (ReadOnlyMemory<byte> message in Tapes.Messages(Tape.ToArray()))
        {
            Assert.Equal(DecodeStatus.Ok, decoder.Decode(message.Span, out MarketUpdate update));
            Venue.OnMarket(in update);
        }
        Tape = new TapeBuilder().At(Tape.Time);
        Collect();
    }

    private void Collect()
    {
        while (Venue.HasReport) Reports.Add(Venue.TakeReport());
    }
}
