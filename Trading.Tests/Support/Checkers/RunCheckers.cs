// Watches a run from outside: after every event the promises of the engine are recomputed the slow way and compared.
using System;
using System.Collections.Generic;
using System.Numerics;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.Orders;
using Trading.Core.Pipeline;
using Trading.Core.Positions;
using Trading.Core.Risk;
using Trading.Core.Signals;
using Trading.Core.Telemetry;
using Xunit;

namespace Trading.Tests.Support.Checkers;

/// <summary>Steps a session and checks after each step: book, position = Σ fills, cash identity, exposure and limits with in-flight orders, no
/// order after a kill or on stale data; at the end: every order final.</summary>
/// <param name="session">The run.</param>
/// <param name="limits">The limits it was configured with.</param>
/// <param name="fees">The fees it was configured with.</param>
/// <param name="origin">Seed or file, for the failure message.</param>
/// <param name="test">Name of the test that reproduces it.</param>
public sealed class RunCheckers<TStrategy>(ReplaySession<MemoryTape, TStrategy, NoClock> session, BasicLimits limits, FeeSchedule fees, string origin, string test)
    where TStrategy : struct, IStrategy
{
    private readonly Account[] accounts = NewAccounts(session.Pipeline.Instruments.Length);
    private readonly HashSet<ulong> open = [];
    private long ordersSeen;
    private long ordersWhenKilled = -1;

    private sealed class Account
    {
        public long Lots;
        public BigInteger Cash;
        public BigInteger Fees;
        public long OrdersWhenStale = -1;
    }

    /// <summary>Steps taken.</summary>
    public long Events { get; private set; }

    /// <summary>Events in which something was allocated. The runtime may do so when it compiles a method anew; the engine would do it at the same event of every run.</summary>
    public HashSet<long> AllocatingEvents { get; } = [];

    /// <summary>Called after each checked step.</summary>
    public Action<ReplayStep>? AfterStep { get; init; }

    /// <summary>Steps to the end, checking. The number of events.</summary>
    public long Run()
    {
        while (Step())
        {
        }
        Require(session.Pipeline.Orders.LiveCount == 0 && open.Count == 0, $"{session.Pipeline.Orders.LiveCount} orders are not final at the end");
        Require(session.Venue.LiveOrders == 0, "the venue still holds orders of ours");
        return Events;
    }

    private bool Step()
    {
        AllocationProbe probe = AllocationProbe.Start();
        ReplayStep step = session.Step();
        long allocated = probe.Bytes;
        if (step == ReplayStep.End) return false;
        Events++;
        if (allocated != 0) AllocatingEvents.Add(Events);
        if (step == ReplayStep.EngineReport) BookReport(session.LastReport);
        if (step >= ReplayStep.EngineReport) CheckAll();
        AfterStep?.Invoke(step);
        return true;
    }

    private void BookReport(in ExecutionReport report)
    {
        if (report.Kind != ExecutionReportKind.Filled) return;
        Require(session.Pipeline.Orders.TryGet(report.OrderId, out Order order), "a fill of an order that nobody knows");
        Require(report.Price.CrossesOrMeets(order.Price, order.Side.Opposite()), $"filled at {report.Price.Ticks}, limit {order.Price.Ticks}");
        Account account = accounts[order.Instrument.Value];
        BigInteger notional = (BigInteger)report.Price.Ticks * report.Quantity.Lots * session.Pipeline.Instruments[order.Instrument.Value].TickLotMicros;
        account.Lots += order.Side == Side.Buy ? report.Quantity.Lots : -report.Quantity.Lots;
        account.Cash += order.Side == Side.Buy ? -notional : notional;
        account.Fees += report.Quantity.Lots * (report.Liquidity == Liquidity.Maker ? fees.MakerMicrosPerLot : fees.TakerMicrosPerLot);
        if (order.Side == Side.Sell) account.Fees += (notional * fees.SellNanosPerUnit + 999_999_999) / 1_000_000_000;
    }

    private void CheckAll()
    {
        var pipeline = session.Pipeline;
        var live = CheckLiveOrders();
        BigInteger gross = 0, paid = 0;
        for (int i = 0; i < accounts.Length; i++)
        {
            InstrumentId id = new(i);
            Account account = accounts[i];
            Position position = pipeline.Ledger.Of(id);
            Require(position.Lots == account.Lots, $"position of {i} is {position.Lots}, the fills add up to {account.Lots}");
            Require(position.Cash.Micros == account.Cash && position.Fees.Micros == account.Fees, $"cash or fees of {i} are not those of its fills");
            gross += account.Cash + (BigInteger)account.Lots * position.Mark.Ticks * pipeline.Instruments[i].TickLotMicros;
            paid += account.Fees;
            CheckExposure(id, live[i]);
            CheckMarket(id);
        }
        ProfitAndLoss total = pipeline.Ledger.Total;
        Require(total.Gross.Micros == gross && total.Fees.Micros == paid, $"profit {total.Gross}, fees {total.Fees}: cash + lots x mark is {gross}, fees {paid}");
        if (pipeline.Gate.IsKilled && ordersWhenKilled < 0) ordersWhenKilled = pipeline.Counters.OrdersSent;
        Require(!pipeline.Gate.IsKilled || pipeline.Counters.OrdersSent == ordersWhenKilled, "an order left after the kill");
        Require(pipeline.Counters.UnexplainedReports == 0, "the venue sent a report that the engine cannot explain");
    }

    private (long Buy, long Sell)[] CheckLiveOrders()
    {
        OrderStore orders = session.Pipeline.Orders;
        var live = new (long Buy, long Sell)[accounts.Length];
        int count = 0;
        var seen = new HashSet<ulong>();
        for (int slot = orders.FirstLive; slot != OrderStore.None; slot = orders.NextLive(slot), count++)
        {
            Order order = orders.AtSlot(slot);
            Require(OrderStateMachine.IsLive(order.State) && order.Leaves.Lots > 0 && order.Filled.Lots >= 0, $"order {order.Id.Value} is linked as live in state {order.State}");
            Require(order.Quantity <= limits.MaxOrderLots, $"order {order.Id.Value} is larger than allowed");
            Require(!session.Pipeline.Gate.IsKilled || (order.Requests & OrderRequests.Cancel) != 0, $"order {order.Id.Value} is live after the kill and not being cancelled");
            ref (long Buy, long Sell) sum = ref live[order.Instrument.Value];
            if (order.Side == Side.Buy) sum.Buy += order.Leaves.Lots;
            else sum.Sell += order.Leaves.Lots;
            Require(seen.Add(order.Id.Value), "an order is linked twice");
            if (open.Add(order.Id.Value)) ordersSeen = Math.Max(ordersSeen, (long)order.Id.Value);
        }
        open.IntersectWith(seen);
        Require(count == orders.LiveCount && count <= limits.MaxOpenOrders, $"{count} live orders, the store says {orders.LiveCount}, allowed {limits.MaxOpenOrders}");
        return live;
    }

    private void CheckExposure(InstrumentId id, (long Buy, long Sell) live)
    {
        OpenExposure exposure = session.Pipeline.Orders.Exposure(id);
        long lots = accounts[id.Value].Lots;
        Require(exposure.BuyLots == live.Buy && exposure.SellLots == live.Sell, $"exposure {exposure.BuyLots}/{exposure.SellLots}, live orders {live.Buy}/{live.Sell}");
        Require(lots + live.Buy <= limits.MaxPositionLots && live.Sell - lots <= limits.MaxPositionLots, $"position {lots} with {live.Buy} to buy and {live.Sell} to sell is beyond {limits.MaxPositionLots}");
    }

    private void CheckMarket(InstrumentId id)
    {
        BookTop top = session.Pipeline.Books.Top(id);
        MarketFitness fitness = session.Pipeline.Fitness(id);
        Require(fitness.Stale != StaleReason.None || !top.IsTwoSided || top.Bid.Price < top.Ask.Price, $"the book of {id.Value} is crossed: {top.Bid.Price.Ticks} over {top.Ask.Price.Ticks}");
        if (fitness.Stale == StaleReason.None) return;
        Account account = accounts[id.Value];
        if (account.OrdersWhenStale < 0) account.OrdersWhenStale = ordersSeen;
        OrderStore orders = session.Pipeline.Orders;
        for (int slot = orders.FirstLive; slot != OrderStore.None; slot = orders.NextLive(slot))
        {
            Order order = orders.AtSlot(slot);
            if (order.Instrument != id) continue;
            Require((long)order.Id.Value <= account.OrdersWhenStale, $"order {order.Id.Value} was sent on stale data");
            Require((order.Requests & OrderRequests.Cancel) != 0, $"order {order.Id.Value} lives on stale data ({fitness.Stale})");
        }
    }

    private void Require(bool holds, string what)
    {
        if (!holds) Assert.Fail($"{origin}, event {Events}, local time {session.Now.Value}: {what}\nreproduce: dotnet test Trading.Tests --filter FullyQualifiedName~{test}");
    }

    private static Account[] NewAccounts(int count)
    {
        var accounts = new Account[count];
        for (int i = 0; i < count; i++) accounts[i] = new Account();
        return accounts;
    }
}
