// The pre-trade gate: the only way from a wish to an order.
using System;
using System.Diagnostics.CodeAnalysis;
using Trading.Core.Books;
using Trading.Core.Concurrency;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Orders;
using Trading.Core.Positions;

namespace Trading.Core.Risk;

/// <summary>Holds every request to the limits, in a fixed order, in integers. The first failing check is the verdict.</summary>
/// <remarks>Worst-case position counts every live order, in-flight ones included, as filled. Only the gate can make a valid
/// <see cref="Approval"/>, and gateways take nothing else, so no order passes beside it. One owner thread. O(1), but for the self-trade check,
/// which walks the live orders when some are on the other side.</remarks>
[HotPath]
public sealed partial class RiskGate
{
    /// <summary>Highest price and quantity taken: their product times a tick's value stays within 63 bits.</summary>
    public const long MaxPriceTicks = 1L << 31;
    public const long MaxQuantityLots = 1L << 24;

    /// <summary>Proof that the gate let an order pass, with its identifier.</summary>
    public readonly struct Approval
    {
        private readonly OrderRequest request;

        internal Approval(RiskGate gate, in OrderRequest request, ClientOrderId id)
        {
            Invariant.That(gate.approving, "an approval is made only inside RiskGate.Check");
            this.request = request;
            Id = id;
        }

        public ClientOrderId Id { get; }

        public bool IsValid => Id.Value != 0;

        [UnscopedRef]
        public ref readonly OrderRequest Request => ref request;
    }

    private readonly Instrument[] instruments;
    private readonly RiskLimits limits;
    private readonly LimitKind? missing;
    private readonly BasicLimits engine;
    private readonly TradingControls controls;
    private readonly OrderStore orders;
    private readonly Ledger ledger;
    private MessageBudget budget;
    private readonly KillSwitch kill;
    private bool approving;
    private Denial denial;

    public RiskGate(Instrument[] instruments, RiskLimits limits, TradingControls controls, OrderStore orders, Ledger ledger)
    {
        this.instruments = instruments;
        this.limits = limits;
        this.controls = controls;
        kill = new KillSwitch(limits.Scopes, controls, ControlWord.Private());
        this.orders = orders;
        this.ledger = ledger;
        missing = limits.FirstMissing();
        engine = BasicLimits.OfEngine(limits);
        budget = new MessageBudget(Math.Max(1, engine.MaxMessagesPerSecond), engine.CancelReserveMessages);
        models = new ModelFitness[instruments.Length];
    }

    public RiskLimits Limits => limits;

    /// <summary>The modes that the gate's first check asks.</summary>
    public TradingControls Controls => controls;

    /// <summary>The compared values of the last denial.</summary>
    public ref readonly Denial LastDenial => ref denial;

    /// <summary>The kill switch, whose holds the first check asks through <see cref="Controls"/>.</summary>
    public KillSwitch KillSwitch => kill;

    public KillReason KillReason => kill.Reason;

    /// <summary>No strategy may trade any more.</summary>
    public bool IsKilled => kill.CoversAll;

    /// <summary>Outside trading hours only orders that reduce the position pass.</summary>
    public bool ReduceOnly
    {
        get => controls.HeldBy(RiskScope.Engine, 0, ModeSource.TradingWindow) == TradingMode.Reducing;
        set => controls.Set(RiskScope.Engine, 0, ModeSource.TradingWindow, value ? TradingMode.Reducing : TradingMode.Active);
    }

    /// <summary>Checks a new order. On Approved one message of the budget is spent and the approval is valid.</summary>
    public RiskVerdict Check(in OrderRequest request, in MarketFitness market, in BookTop top, Nanos now, out Approval approval)
    {
        approval = default;
        RiskVerdict verdict = CheckState(in request, in market, in top);
        if (verdict == RiskVerdict.Approved) verdict = CheckOrder(in request, in top);
        if (verdict == RiskVerdict.Approved) verdict = CheckExposure(in request);
        if (verdict != RiskVerdict.Approved) return Deny(verdict, in request);
        if (!ModelPermits(in request, now)) return DenyModel(in request, now);
        if (!orders.TryNextId(out ClientOrderId id)) return Deny(RiskVerdict.Capacity, in request);
        if (!budget.TryTakeForOrder(now)) return Deny(RiskVerdict.MessageRate, in request);
        approving = true;
        approval = new Approval(this, in request, id);
        approving = false;
        return RiskVerdict.Approved;
    }

    /// <summary>Cancels always pass; the message is charged to the budget.</summary>
    public void NoteCancel(Nanos now) => budget.TakeForCancel(now);

    private RiskVerdict Deny(RiskVerdict verdict, in OrderRequest request)
    {
        denial = new Denial { Verdict = verdict, Scope = RiskScope.Engine, Value = request.Quantity.Lots };
        return verdict;
    }

    private RiskVerdict CheckState(in OrderRequest request, in MarketFitness market, in BookTop top)
    {
        if (controls.EngineMode == TradingMode.Killed) return RiskVerdict.Killed;
        if ((uint)request.Instrument.Value >= (uint)instruments.Length || !IsWellFormed(in request)) return RiskVerdict.Malformed;
        TradingMode mode = controls.ModeOf(default, request.Instrument);
        if (mode >= TradingMode.Halted) return mode == TradingMode.Killed ? RiskVerdict.Killed : RiskVerdict.Halted;
        if (mode == TradingMode.Reducing && !Reduces(in request)) return RiskVerdict.ReduceOnly;
        if (missing is not null) return RiskVerdict.MissingLimit;
        if (!market.PermitsOrders) return RiskVerdict.NotTrading;
        if (market.Stale != StaleReason.None || !top.IsTwoSided || top.Bid.Price >= top.Ask.Price) return RiskVerdict.MarketDataStale;
        return RiskVerdict.Approved;
    }

    private RiskVerdict CheckOrder(in OrderRequest request, in BookTop top)
    {
        if (request.Quantity > engine.MaxOrderLots) return RiskVerdict.OrderQuantity;
        if (instruments[request.Instrument.Value].Notional(request.Price, request.Quantity) > engine.MaxOrderNotional) return RiskVerdict.OrderNotional;
        return IsInsideCollar(in request, in top) ? RiskVerdict.Approved : RiskVerdict.PriceCollar;
    }

    private RiskVerdict CheckExposure(in OrderRequest request)
    {
        if (orders.LiveCount >= engine.MaxOpenOrders) return RiskVerdict.OpenOrders;
        if (WorstCaseLots(request.Instrument, request.Side) + request.Quantity.Lots > engine.MaxPositionLots) return RiskVerdict.Position;
        if (CrossesOwnOrder(in request)) return RiskVerdict.SelfTrade;
        if (-ledger.Total.Net >= engine.MaxLoss || ledger.Drawdown >= engine.MaxDrawdown) return RiskVerdict.Loss;
        return RiskVerdict.Approved;
    }

    /// <summary>Position in the direction of <paramref name="side"/> if every live order of that side fills.</summary>
    public long WorstCaseLots(InstrumentId instrument, Side side) =>
        side.Sign() * ledger.Of(instrument).Lots + orders.Exposure(instrument).Lots(side);

    private bool IsWellFormed(in OrderRequest request)
    {
        ref readonly Instrument instrument = ref instruments[request.Instrument.Value];
        return request.Side <= Side.Sell
            && request.TimeInForce <= TimeInForce.ImmediateOrCancel
            && request.Quantity.Lots > 0 && request.Quantity.Lots <= MaxQuantityLots && request.Quantity.Lots % instrument.LotSize == 0
            && request.Price.Ticks > 0 && request.Price.Ticks <= MaxPriceTicks && request.Price.Ticks % instrument.PriceIncrementTicks == 0;
    }

    // Strictly smaller in the worst case: all live orders of the reducing side together must not turn the position round.
    private bool Reduces(in OrderRequest request)
    {
        long lots = ledger.Of(request.Instrument).Lots;
        if (lots * request.Side.Sign() >= 0) return false;
        return WorstCaseLots(request.Instrument, request.Side) + request.Quantity.Lots <= 0;
    }

    private bool IsInsideCollar(in OrderRequest request, in BookTop top)
    {
        long middle = (top.Bid.Price.Ticks + top.Ask.Price.Ticks) / 2;
        long byBasisPoints = middle * engine.CollarBasisPoints / 10_000;
        long collar = engine.CollarTicks > byBasisPoints ? engine.CollarTicks : byBasisPoints;
        long aggression = (request.Price.Ticks - middle) * request.Side.Sign();
        return aggression <= collar && aggression >= -BasicLimits.PassiveCollarFactor * collar;
    }

    private bool CrossesOwnOrder(in OrderRequest request)
    {
        Side other = request.Side.Opposite();
        if (orders.Exposure(request.Instrument).Lots(other) == 0) return false;
        for (int slot = orders.FirstLive; slot != OrderStore.None; slot = orders.NextLive(slot))
        {
            ref readonly Order order = ref orders.AtSlot(slot);
            if (order.Instrument == request.Instrument && order.Side == other && request.Price.CrossesOrMeets(order.Price, request.Side)) return true;
        }
        return false;
    }
}
