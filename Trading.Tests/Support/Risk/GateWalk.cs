// A random life of one account: requests, acknowledgements, fills, cancels, rejects, late and duplicate reports, in any order, checked after each.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.MarketData;
using Trading.Core.Orders;
using Trading.Core.Positions;
using Trading.Core.Risk;
using Xunit;

namespace Trading.Tests.Support.Risk;

/// <summary>Drives gate, order store and ledger by random words. What must hold is computed from the history of approvals and booked fills alone.</summary>
/// <param name="fault">None: the real gate decides, and must agree with the reference. Else: a faulty reference decides, and the checks must notice.</param>
public sealed class GateWalk(GateFault fault)
{
    private const long Mid = 500_000;
    private static readonly InstrumentId Id = new(0);
    private static readonly FeeSchedule Fees = new(-2000, 3000, 22_400);
    private static readonly Instrument[] Instruments = [Instrument.UsEquity(Id, default)];
    private static readonly BasicLimits Limits = new(new Quantity(30), new Money(1_510_000_000), 2_000, 10, 60, 5, 8, 2, new Money(20_000_000), new Money(30_000_000));

    private readonly OrderStore store = new(8, 1);
    private readonly Ledger ledger = new(Instruments, Fees);
    private readonly Dictionary<ulong, (OrderRequest Request, long Filled, bool Done)> all = [];
    private readonly List<BigInteger> messages = [];
    private readonly List<(long Time, bool Order)> sent = [];
    private RiskGate? gate;
    private BigInteger position, cash, paid;
    private BookTop top;
    private MarketFitness market;
    private bool killed;
    private long now = 1_000_000_000;
    private ulong lastId, executions;
    private ExecutionReport lastFill;

    /// <summary>How often each verdict was given.</summary>
    public long[] Verdicts { get; } = new long[(int)RiskVerdict.Clock + 1];

    public void Run(int[] words)
    {
        var scopes = RiskScopes.Single(1);
        gate = new RiskGate(Instruments, Limits.ToTable(scopes), new TradingControls(scopes), store, ledger);
        MoveMarket(0);
        foreach (int word in words)
        {
            uint bits = (uint)BookHash.Mix(BookHash.Seed, (uint)word);
            uint rest = bits >> 5;
            switch (bits & 31)
            {
                case < 14: Request(rest); break;
                case < 21: Report(rest); break;
                case < 23: Cancel(rest); break;
                case < 27: now += (rest & 1) == 0 ? rest % 80_000_000 : rest % 500_000; break;
                case 27: MoveMarket(rest); break;
                case 28: Repeat(rest); break;
                case 29: gate.ReduceOnly = rest % 4 == 0; break;
                case 30: market.Trading.Apply(new MarketUpdate { Kind = MarketUpdateKind.TradingStatus, Detail = (byte)(rest % 8 == 0 ? 'H' : 'T') }); break;
                default: Rare(rest); break;
            }
            CheckAll();
        }
    }

    private void Rare(uint rest)
    {
        if (rest % 64 == 0) Kill(KillReason.Operator);
        else if (rest % 64 == 1) market.Stale = StaleReason.UnknownReference;
        else now += Nanos.PerSecond;
    }

    private void Kill(KillReason reason) => gate!.KillSwitch.Engage(KillLevel.Engine, 0, reason, 0, new Nanos(now));

    // The part of the line's loss breakers.
    private void JudgeLoss()
    {
        if (-ledger.Total.Net >= Limits.MaxLoss || ledger.Drawdown >= Limits.MaxDrawdown) Kill(KillReason.MaxLoss);
    }

    private void MoveMarket(uint rest)
    {
        long middle = Mid + 100 * (rest % 7) - 300;
        top.Bid = new BookLevel { Price = new Price(middle - 100), Quantity = new Quantity(1), OrderCount = 1 };
        top.Ask = new BookLevel { Price = new Price(middle + 100), Quantity = new Quantity(1), OrderCount = (int)(rest % 20 == 0 ? 0 : 1) };
        ledger.Mark(Id, new Price(middle));
        JudgeLoss();
    }

    private void Request(uint rest)
    {
        long reach = (rest >> 26) % 4 == 0 ? 200 : 15;
        OrderRequest request = new()
        {
            Instrument = Id, Side = (Side)(rest & 1), TimeInForce = (TimeInForce)(rest >> 1 & 1),
            Quantity = new Quantity((rest >> 2) % 36), Price = new Price(Mid + 100 * ((rest >> 8) % (2 * reach) - reach) + ((rest >> 14) % 50 == 0 ? 1 : 0)),
        };
        if ((rest >> 20) % 64 == 0) request.Price = new Price(long.MaxValue - 7);
        if ((rest >> 20) % 64 == 1) request.Quantity = new Quantity(long.MinValue);
        RiskVerdict expected = ReferenceGate.Decide(State(), request, Limits, fault);
        RiskVerdict verdict = expected;
        RiskGate.Approval approval = default;
        if (fault == GateFault.None)
        {
            verdict = gate!.Check(in request, in market, in top, new Nanos(now), out approval);
            Assert.Equal(expected, verdict);
            Assert.Equal(verdict == RiskVerdict.Approved, approval.IsValid);
        }
        Verdicts[(int)verdict]++;
        if (verdict != RiskVerdict.Approved) return;
        Assert.True(store.TryNextId(out ClientOrderId id));
        if (fault == GateFault.None) Assert.Equal((id, request), (approval.Id, approval.Request));
        CheckApproved(id.Value, in request);
        store.Submit(id, in request, new Nanos(now));
        all.Add(id.Value, (request, 0, false));
        Spend(isOrder: true);
    }

    private void CheckApproved(ulong id, in OrderRequest request)
    {
        Assert.True(id > lastId, "an identifier is not above all before");
        lastId = id;
        Assert.False(killed, "approved after the kill");
        Assert.True(request.Quantity.Lots <= Limits.MaxOrderLots.Lots, "order too large");
        Assert.True((BigInteger)request.Quantity.Lots * request.Price.Ticks * 100 <= Limits.MaxOrderNotional.Micros, "notional too large");
    }

    private void Spend(bool isOrder)
    {
        messages.Add(now);
        sent.Add((now, isOrder));
    }

    private void Cancel(uint rest)
    {
        if (store.RequestCancel(new ClientOrderId(Pick(rest)), new Nanos(now)) != OrderStatus.Ok) return;
        gate!.NoteCancel(new Nanos(now));
        Spend(isOrder: false);
    }

    // Any report of any order, live, final, never seen; most of them sensible.
    private void Report(uint rest)
    {
        ulong id = Pick(rest >> 8);
        ExecutionReport report = new()
        {
            Kind = (rest & 7) < 4 ? ExecutionReportKind.Filled : (ExecutionReportKind)((rest & 7) - 3), OrderId = new ClientOrderId(id), Instrument = Id,
            VenueId = new VenueOrderId(id), Liquidity = (rest & 16) == 0 ? Liquidity.Maker : Liquidity.Taker,
            Quantity = new Quantity((rest >> 4) % 24), ExecutionId = ++executions,
        };
        if (all.TryGetValue(id, out var order)) report.Price = new Price(order.Request.Price.Ticks - 100 * ((rest >> 12) % 3) * order.Request.Side.Sign());
        if (report.Kind != ExecutionReportKind.Filled) (report.ExecutionId, report.Quantity) = (0, default);
        Deliver(in report);
    }

    private void Repeat(uint rest)
    {
        if (rest % 2 == 0) lastFill.OrderId = new ClientOrderId(Pick(rest));
        Deliver(in lastFill);
    }

    private void Deliver(in ExecutionReport report)
    {
        OrderStatus status = store.Apply(in report, new Nanos(now));
        if (status != OrderStatus.Ok) return;
        var order = all[report.OrderId.Value];
        Assert.False(order.Done, "a final order moved");
        if (report.Kind == ExecutionReportKind.Filled)
        {
            Assert.True(report.ExecutionId > lastFill.ExecutionId, "one execution was booked twice");
            lastFill = report;
            ledger.Book(in store.Executed.Added);
            order.Filled += report.Quantity.Lots;
            Assert.InRange(order.Filled, 1, order.Request.Quantity.Lots);
            BigInteger notional = (BigInteger)report.Price.Ticks * report.Quantity.Lots * 100;
            position += order.Request.Side.Sign() * report.Quantity.Lots;
            cash -= order.Request.Side.Sign() * notional;
            paid += report.Quantity.Lots * (report.Liquidity == Liquidity.Maker ? Fees.MakerMicrosPerLot : Fees.TakerMicrosPerLot);
            if (order.Request.Side == Side.Sell) paid += (notional * Fees.SellNanosPerUnit + 999_999_999) / 1_000_000_000;
        }
        order.Done = order.Filled == order.Request.Quantity.Lots || report.Kind is ExecutionReportKind.Cancelled or ExecutionReportKind.Rejected;
        all[report.OrderId.Value] = order;
        JudgeLoss();
    }

    private void CheckAll()
    {
        var live = all.Values.Where(order => !order.Done).ToList();
        BigInteger buys = live.Where(o => o.Request.Side == Side.Buy).Sum(o => o.Request.Quantity.Lots - o.Filled), sells = live.Where(o => o.Request.Side == Side.Sell).Sum(o => o.Request.Quantity.Lots - o.Filled);
        Assert.True(position + buys <= Limits.MaxPositionLots && sells - position <= Limits.MaxPositionLots, $"worst case {position} + {buys} - {sells}");
        Assert.True(live.Count <= Limits.MaxOpenOrders, $"{live.Count} open orders");
        Assert.Equal((live.Count, buys, sells), (store.LiveCount, (BigInteger)store.Exposure(Id).BuyLots, (BigInteger)store.Exposure(Id).SellLots));
        Position held = ledger.Of(Id);
        Assert.Equal((position, cash, paid), (held.Lots, held.Cash.Micros, held.Fees.Micros));
        Assert.Equal(cash + position * held.Mark.Ticks * 100 - paid, ledger.Total.Net.Micros);
        killed |= gate!.IsKilled;
        CheckRate();
    }

    // Orders of any stretch of time: the burst without the reserve, and the rate.
    private void CheckRate()
    {
        if (sent.Count == 0 || sent[^1].Time != now) return;
        long burst = Limits.MaxMessagesPerSecond - Limits.CancelReserveMessages, count = 0;
        for (int i = sent.Count - 1; i >= 0; i--)
        {
            if (!sent[i].Order) continue;
            count++;
            Assert.True((count - burst) * Nanos.PerSecond <= (now - sent[i].Time) * Limits.MaxMessagesPerSecond, $"{count} orders in {now - sent[i].Time} ns");
        }
    }

    private GateState State() => new(
        position, all.Where(pair => !pair.Value.Done).Select(pair => new ReferenceOrder(pair.Key, pair.Value.Request.Side, pair.Value.Request.Price.Ticks, pair.Value.Request.Quantity.Lots - pair.Value.Filled)).ToList(),
        top.Bid.OrderCount > 0 ? top.Bid.Price.Ticks : 0, top.Ask.OrderCount > 0 ? top.Ask.Price.Ticks : 0, gate!.IsKilled, gate.ReduceOnly, market.Trading.IsHalted, market.Stale != StaleReason.None,
        ledger.Total.Net.Micros, ledger.PeakNet.Micros, messages, now);

    // Mostly one of the latest orders, sometimes one long gone or one that never was.
    private ulong Pick(uint rest) => rest % 16 == 0 ? rest % 100 : lastId > rest % 8 ? lastId - rest % 8 : 1;
}
