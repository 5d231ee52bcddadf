// The one simulated exchange of backtest, paper and tests: our orders against the recorded market.
using System;
using System.Numerics;
using Trading.Core.Books;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Execution;
using Trading.Core.MarketData;
using Trading.Core.Memory;
using Trading.Core.Orders;

namespace Trading.Core.Simulation;

/// <summary>Takes order messages as bytes, matches them against its own copy of the recorded book, and answers with execution reports.</summary>
/// <remarks>Assumptions (docs/market-assumptions.md): our orders do not change what others did. A resting order stands at the tail of the queue it
/// finds and fills when an order behind it trades, when its level is traded through, or when a new order crosses it. A taking order walks the displayed
/// orders; what it took from one is not there for the next of ours. All of it errs against us. One owner thread; no allocation after construction.</remarks>
[HotPath]
public sealed partial class SimulatedVenue
{
    /// <summary>Ended orders, and executions, that are remembered for each live order there may be.</summary>
    private const int OrdersRemembered = 16;

    private readonly Instrument[] instruments;
    private readonly VenueOptions options;
    private readonly ExecutionReport[] told;
    private readonly OrderBooks books;
    private readonly long[] consumedLots;
    private readonly VenueOrder[] live;
    private readonly WireQueue inbound;
    private readonly ReportQueue outbound;
    private readonly TradingState[] trading;
    private OrderLatency latency;
    private int liveCount;
    private bool closed;
    private Nanos now;
    private ulong lastPriority;
    private ulong lastVenueId;
    private ulong lastExecutionId;
    private ulong lastClientId;

    public SimulatedVenue(Instrument[] instruments, in VenueOptions options, OrderBooks books)
    {
        this.instruments = instruments;
        this.options = options;
        this.books = books;
        consumedLots = PreTouched.Array<long>(books.OrderCapacity);
        live = new VenueOrder[options.MaxLiveOrders];
        inbound = new WireQueue(options.MessageQueueCapacity);
        outbound = new ReportQueue(ReportCapacity(options));
        trading = new TradingState[instruments.Length];
        history = new VenueHistory(options.MaxLiveOrders * OrdersRemembered);
        told = new ExecutionReport[BitOperations.RoundUpToPowerOf2((uint)options.MaxLiveOrders * OrdersRemembered)];
        latency = new OrderLatency(options.OrderLatencyNanos, options.OrderLatencyJitterNanos, options.Seed);
    }

    /// <summary>The venue's own book, ahead of the engine's by the feed latency.</summary>
    public OrderBooks Books => books;

    public int LiveOrders => liveCount;

    public ref readonly VenueOrder LiveOrder(int index) => ref live[index];

    /// <summary>A message of ours is on its way.</summary>
    public bool HasInbound => !inbound.IsEmpty;

    public Nanos NextInboundTime => inbound.NextArrival;

    /// <summary>A report for us is on its way.</summary>
    public bool HasReport => !IsDisconnected && !outbound.IsEmpty;

    public Nanos NextReportTime => outbound.NextDue;

    public ref readonly ExecutionReport TakeReport() => ref outbound.Dequeue();

    /// <summary>Puts an order message on its way; false when too many are under way or the session is lost.</summary>
    public bool TrySubmit(ReadOnlySpan<byte> message, Nanos sentTime) =>
        !inbound.IsFull && !IsDisconnected && inbound.TryEnqueue(message, latency.ArrivalOf(sentTime));

    /// <summary>Lets the next market message happen at the venue.</summary>
    public void OnMarket(in MarketUpdate update)
    {
        AdvanceTo(update.VenueTime);
        if (update.Kind is MarketUpdateKind.SystemEvent or MarketUpdateKind.CircuitBreaker) OnWholeMarket(in update);
        if (!update.Instrument.IsTracked) return;
        if (update.Kind >= MarketUpdateKind.TradingStatus) trading[update.Instrument.Value].Apply(in update);
        // Also an update that contradicts the book may have removed an order.
        if (books.Apply(in update, out BookChange change) != BookStatus.Ignored) OnBookChange(in change);
    }

    /// <summary>Ends the session: whatever rests is cancelled.</summary>
    public void CloseSession()
    {
        closed = true;
        while (liveCount > 0) CancelAt(liveCount - 1, VenueReason.Closed);
    }

    private void OnWholeMarket(in MarketUpdate update)
    {
        if (update.Kind == MarketUpdateKind.SystemEvent) OnSystemEvent(update.Detail);
        else
            for (int i = 0; i < trading.Length; i++) trading[i].Apply(in update);
    }

    private void OnSystemEvent(byte code)
    {
        if (code is (byte)'M' or (byte)'E' or (byte)'C') CloseSession();
        else if (code is (byte)'O' or (byte)'S') closed = true;
        else if (code == (byte)'Q') closed = false;
    }

    private void CancelAt(int index, VenueReason reason)
    {
        Report(ExecutionReportKind.Cancelled, in live[index], live[index].Leaves, reason);
        RemoveAt(index);
    }

    private void RemoveAt(int index)
    {
        liveCount--;
        for (int i = index; i < liveCount; i++) live[i] = live[i + 1];
    }

    private void Report(ExecutionReportKind kind, in VenueOrder order, Quantity quantity, VenueReason reason)
    {
        ExecutionReport report = ReportOf(kind, in order, quantity, reason);
        Tell(in report);
    }

    private ExecutionReport ReportOf(ExecutionReportKind kind, in VenueOrder order, Quantity quantity, VenueReason reason) => new()
    {
        Kind = kind,
        Reason = reason,
        Instrument = order.Instrument,
        OrderId = order.Id,
        VenueId = order.VenueId,
        Price = order.Price,
        Quantity = quantity,
        VenueTime = now,
    };

    private void ReportFill(ref VenueOrder order, Price price, long lots, Liquidity liquidity)
    {
        order.Leaves -= new Quantity(lots);
        order.Executed += new Quantity(lots);
        history.Add(order.Id, lots);
        ExecutionReport report = ReportOf(ExecutionReportKind.Filled, in order, new Quantity(lots), VenueReason.None);
        report.Liquidity = liquidity;
        report.ExecutionId = ++lastExecutionId;
        report.Price = price;
        told[lastExecutionId & ((ulong)told.Length - 1)] = report;
        Tell(in report);
    }

    // Only as long as there is room for what must still be said; who asked will ask again.
    private void TellFillsAgain(ClientOrderId id)
    {
        ulong oldest = lastExecutionId > (ulong)told.Length ? lastExecutionId - (ulong)told.Length : 0;
        for (ulong execution = oldest + 1; execution <= lastExecutionId && MayFill; execution++)
        {
            ref readonly ExecutionReport fill = ref told[execution & ((ulong)told.Length - 1)];
            if (fill.Kind == ExecutionReportKind.Filled && history.Current(fill.OrderId) == id) Tell(in fill);
        }
    }

    private void Tell(in ExecutionReport report) => outbound.Enqueue(in report, now + new Nanos(options.ReportLatencyNanos));

    // Fills stop while the reports already under way leave room only for what must still be said: the end of every live order and an
    // acceptance and an end for every message on its way. Untraded is the outcome that errs against us.
    private bool MayFill => outbound.Free > live.Length + 2 * options.MessageQueueCapacity;

    private static int ReportCapacity(in VenueOptions options) => checked(4 * options.MessageQueueCapacity + 2 * options.MaxLiveOrders + MaxTakerFills);
}
