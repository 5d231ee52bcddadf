// What one applied update did to the book, for those who watch queues and flow without searching for it again.
using Trading.Core.Domain;

namespace Trading.Core.Books;

/// <summary>The effect of one applied update: at most one resting order shrank or left (Removed*) and at most one entered (Added*).</summary>
/// <remarks>A replace sets both. Slots index the books' order slab: stable while the order rests, reused afterwards (a replace may well reuse at once);
/// -1 when there is none.
/// Priority grows with every order that enters any book, so on one level the smaller priority stands ahead.</remarks>
public struct BookChange : IBookWatch
{
    public InstrumentId Instrument;

    /// <summary>Side of the order(s) touched.</summary>
    public Side Side;

    /// <summary>Best bid or best ask changed in price, quantity or order count.</summary>
    public bool TopChanged;

    /// <summary>The removed quantity traded (Execute or ExecuteAtPrice), rather than being withdrawn.</summary>
    public bool RemovedByTrade;

    /// <summary>The order named by Removed* no longer rests.</summary>
    public bool RemovedLeft;

    /// <summary>Resting price of the order that shrank or left.</summary>
    public Price RemovedPrice;

    /// <summary>By how much it shrank; zero when nothing was removed.</summary>
    public Quantity RemovedQuantity;

    public int RemovedSlot;
    public ulong RemovedPriority;

    public Price AddedPrice;

    /// <summary>Displayed quantity of the order that entered; zero when none did.</summary>
    public Quantity AddedQuantity;

    public int AddedSlot;
    public ulong AddedPriority;

    internal static BookChange None(InstrumentId instrument) => new() { Instrument = instrument, RemovedSlot = OrderBooks.NoSlot, AddedSlot = OrderBooks.NoSlot };

    void IBookWatch.OnSide(Side side) => Side = side;

    void IBookWatch.OnTrade() => RemovedByTrade = true;

    void IBookWatch.OnRemoving(OrderBooks books, int slot, uint lots, bool leaves)
    {
        TopChanged = books.IsAtTouch(slot);
        RemovedLeft = leaves;
        RemovedPrice = books.PriceAt(slot);
        RemovedQuantity = new Quantity(lots);
        RemovedSlot = slot;
        RemovedPriority = books.PriorityAt(slot);
    }

    void IBookWatch.OnAdded(OrderBooks books, int slot, uint lots)
    {
        AddedPrice = books.PriceAt(slot);
        AddedQuantity = new Quantity(lots);
        AddedSlot = slot;
        AddedPriority = books.PriorityAt(slot);
        // A replace by an order of the same price and size leaves the touch as it was shown, though another order stands there.
        bool same = RemovedLeft && RemovedPrice == AddedPrice && RemovedQuantity == AddedQuantity;
        TopChanged = !same && (TopChanged || books.IsAtTouch(slot));
    }
}
