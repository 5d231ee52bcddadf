// The matching engine of one symbol: price-time priority, partial fills, cancels and replaces, every effect written to the tape.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Memory;

namespace Trading.Core.Simulation.Market;

/// <summary>A continuous limit order book. An incoming order trades with the best price first and, at one price, with the earliest order first.</summary>
/// <remarks>Only what rests is shown: an order that fills at once never gets a reference. Hidden midpoint interest stands inside the spread and is met first.</remarks>
internal sealed class MatchingBook
{
    /// <summary>Price improvement of a retail execution: a tenth of a cent.</summary>
    private const int RetailImprovementTicks = 10;

    private const int TicksPerCent = SyntheticTape.TicksPerCent;

    private readonly SyntheticTape tape;
    private readonly int locate;
    private readonly Symbol symbol;
    private readonly RestingOrder[] orders;
    private readonly IndexPool slots;
    private readonly BookLadder[] sides;
    private readonly int[] hiddenQuantity = new int[2];
    private readonly long[] hiddenUntilNanos = new long[2];
    private readonly long[] positions = new long[AgentSlots.PerSymbol];

    public MatchingBook(SyntheticTape tape, int locate, Symbol symbol, int capacity)
    {
        this.tape = tape;
        this.locate = locate;
        this.symbol = symbol;
        orders = new RestingOrder[capacity];
        slots = new IndexPool(capacity);
        sides = [new BookLadder(Side.Buy, orders), new BookLadder(Side.Sell, orders)];
    }

    public BookLadder Bids => sides[0];
    public BookLadder Asks => sides[1];
    public bool IsTwoSided => !Bids.IsEmpty && !Asks.IsEmpty;
    public double MidCents => 0.5 * (Bids.BestPrice + Asks.BestPrice);

    /// <summary>Quantity-weighted mid: nearer the side that is thin.</summary>
    public double MicropriceCents =>
        (Bids.BestPrice * (double)Asks.BestQuantity + Asks.BestPrice * (double)Bids.BestQuantity) / (Bids.BestQuantity + Asks.BestQuantity);

    /// <summary>(bid - ask) / (bid + ask) quantity at the touch, -1 to 1.</summary>
    public double Imbalance => (Bids.BestQuantity - Asks.BestQuantity) / (double)(Bids.BestQuantity + Asks.BestQuantity);

    /// <summary>Shares bought less shares sold by takers since the open.</summary>
    public long NetTakerFlow { get; private set; }

    public BookLadder SideOf(Side side) => sides[(int)side];

    /// <summary>Net shares an agent holds.</summary>
    public long PositionOf(int owner) => positions[owner];

    public bool IsResting(OrderHandle handle) => !handle.IsNone && orders[handle.Slot].Reference == handle.Reference;

    public ref readonly RestingOrder Order(OrderHandle handle)
    {
        Invariant.That(IsResting(handle));
        return ref orders[handle.Slot];
    }

    /// <summary>Matches an order and shows what is left of it if its style says so; the handle is none when nothing rests.</summary>
    public OrderHandle Submit(long now, in OrderRequest request)
    {
        int left = Match(now, request);
        if (left == 0 || request.Style is OrderStyle.Immediate or OrderStyle.Retail) return default;
        int slot = slots.Rent();
        if (slot == IndexPool.None) return default;
        ref RestingOrder order = ref orders[slot];
        order = new RestingOrder
        {
            Reference = tape.NextReference(), PriceCents = request.PriceCents, Quantity = left, Owner = request.Owner, Side = request.Side,
        };
        SideOf(request.Side).Append(slot);
        tape.Add(locate, now, symbol, order, attributed: request.Style == OrderStyle.Attributed);
        return new OrderHandle(slot, order.Reference);
    }

    /// <summary>Withdraws a resting order; false when it no longer rests.</summary>
    public bool Cancel(long now, OrderHandle handle)
    {
        if (!IsResting(handle)) return false;
        tape.Delete(locate, now, handle.Reference);
        Release(handle.Slot);
        return true;
    }

    /// <summary>Withdraws part of a resting order, which keeps its place; false when it does not rest or would not outlive it.</summary>
    public bool Reduce(long now, OrderHandle handle, int quantity)
    {
        if (!IsResting(handle) || quantity <= 0 || quantity >= orders[handle.Slot].Quantity) return false;
        tape.Cancel(locate, now, handle.Reference, quantity);
        SideOf(orders[handle.Slot].Side).Shrink(handle.Slot, quantity);
        return true;
    }

    /// <summary>Moves a resting order to the tail of another price under a new reference. A price that would trade is a cancel and a new order.</summary>
    public OrderHandle Replace(long now, OrderHandle handle, int priceCents, int quantity)
    {
        if (!IsResting(handle)) return default;
        ref RestingOrder order = ref orders[handle.Slot];
        if (WouldTrade(order.Side, priceCents))
        {
            var request = new OrderRequest(order.Owner, order.Side, priceCents, quantity, OrderStyle.Limit);
            Cancel(now, handle);
            return Submit(now, request);
        }
        BookLadder side = SideOf(order.Side);
        side.Remove(handle.Slot);
        order.Reference = tape.NextReference();
        order.PriceCents = priceCents;
        order.Quantity = quantity;
        side.Append(handle.Slot);
        tape.Replace(locate, now, handle.Reference, order);
        return new OrderHandle(handle.Slot, order.Reference);
    }

    /// <summary>Places hidden interest at the midpoint; it takes the place of what its side had there.</summary>
    public void HideAtMidpoint(Side side, int quantity, long untilNanos)
    {
        hiddenQuantity[(int)side] = quantity;
        hiddenUntilNanos[(int)side] = untilNanos;
    }

    /// <summary>Withdraws everything, in the order of the slots' hand-out: the end of the day.</summary>
    public void CancelAll(long now)
    {
        for (int slot = 0; slot < orders.Length; slot++)
        {
            if (orders[slot].Reference != 0) Cancel(now, new OrderHandle(slot, orders[slot].Reference));
        }
    }

    public bool WouldTrade(Side side, int priceCents)
    {
        BookLadder opposite = SideOf(side.Opposite());
        if (opposite.IsEmpty) return false;
        return side == Side.Buy ? priceCents >= opposite.BestPrice : priceCents <= opposite.BestPrice;
    }

    private int Match(long now, in OrderRequest request)
    {
        int left = request.Quantity;
        BookLadder opposite = SideOf(request.Side.Opposite());
        if (left > 0 && WouldTrade(request.Side, request.PriceCents)) left -= TakeHidden(now, request.Side, left);
        int improvement = request.Style == OrderStyle.Retail ? RetailImprovementTicks : 0;
        while (left > 0 && WouldTrade(request.Side, request.PriceCents))
        {
            left -= Fill(now, opposite.FirstSlot, left, request.Owner, improvement);
            improvement = 0;
        }
        return left;
    }

    private int Fill(long now, int slot, int wanted, int taker, int improvementTicks)
    {
        ref RestingOrder order = ref orders[slot];
        int quantity = wanted < order.Quantity ? wanted : order.Quantity;
        if (improvementTicks == 0) tape.Execute(locate, now, order.Reference, quantity);
        else tape.ExecuteAtPrice(locate, now, order.Reference, quantity, order.PriceCents * TicksPerCent + order.Side.Sign() * improvementTicks);
        long signed = (long)order.Side.Sign() * quantity;
        positions[order.Owner] += signed;
        positions[taker] -= signed;
        NetTakerFlow -= signed;
        if (quantity < order.Quantity) SideOf(order.Side).Shrink(slot, quantity);
        else Release(slot);
        return quantity;
    }

    private int TakeHidden(long now, Side taker, int wanted)
    {
        int hidden = (int)taker.Opposite();
        if (hiddenQuantity[hidden] == 0 || hiddenUntilNanos[hidden] < now || !IsTwoSided || Asks.BestPrice - Bids.BestPrice < 2) return 0;
        int quantity = wanted < hiddenQuantity[hidden] ? wanted : hiddenQuantity[hidden];
        hiddenQuantity[hidden] -= quantity;
        // The feed's side of a non-displayed trade is that of the hidden order; Nasdaq prints 'B' whichever it was, and so does the tape writer.
        tape.HiddenTrade(locate, now, symbol, quantity, (Bids.BestPrice + Asks.BestPrice) * TicksPerCent / 2);
        NetTakerFlow += (long)taker.Sign() * quantity;
        return quantity;
    }

    private void Release(int slot)
    {
        SideOf(orders[slot].Side).Remove(slot);
        orders[slot].Reference = 0;
        slots.Return(slot);
    }
}
