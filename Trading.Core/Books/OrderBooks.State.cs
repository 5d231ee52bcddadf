// What the books hold, and how much.
using System;
using Trading.Core.Diagnostics;
using Trading.Core.Memory;

namespace Trading.Core.Books;

public sealed partial class OrderBooks
{
    // Not readonly: a restored snapshot is built aside and swapped in whole.
    private AlignedArray<RestingOrder> orders;
    private AlignedArray<int> ahead;
    private AlignedArray<int> behind;
    private AlignedArray<ulong> priorities;
    private AlignedArray<LevelQueue> levels;
    private AlignedArray<int> heads;
    private AlignedArray<BookSide> sides;
    private FarLevel[] farLevels;
    private readonly BookTop[] tops;
    private LevelLadder ladder;
    private IndexPool farSlots;
    private ReferenceTable references;
    private IndexPool hashedSlots;
    private ulong[] hashedReferences;
    private readonly TickScale scale;
    private readonly int directReferences;
    private readonly int levelCapacity;
    private readonly int ringEnd;
    private readonly int instruments;
    private ulong lastPriority;
    private int live;

    /// <summary>Books for feeds whose references may be anything.</summary>
    /// <param name="instruments">Instruments 0 .. instruments-1; updates of others are ignored.</param>
    /// <param name="orderCapacity">Most orders resting at once, over all instruments.</param>
    /// <param name="levelCapacityPerSide">Most price levels on one side of one instrument.</param>
    public OrderBooks(int instruments, int orderCapacity, int levelCapacityPerSide)
        : this(new BookCapacity(instruments, orderCapacity, levelCapacityPerSide, 0), TickScale.UsEquities)
    {
    }

    public OrderBooks(in BookCapacity capacity, TickScale scale)
    {
        Invariant.That(capacity.Instruments > 0 && capacity.Orders > 0 && capacity.LevelsPerSide > 0 && capacity.DirectReferences >= 0);
        this.scale = scale;
        directReferences = capacity.DirectReferences;
        levelCapacity = capacity.LevelsPerSide;
        instruments = capacity.Instruments;
        int books = checked(2 * capacity.Instruments);
        ringEnd = checked((books + 1) << RingBits);
        // The nil slot, the direct references, the hashed orders.
        int slots = checked(1 + directReferences + capacity.Orders);
        long sideLevels = (long)books * levelCapacity;
        // There are never more levels than orders.
        int farCapacity = (int)Math.Min(sideLevels, slots);
        orders = new AlignedArray<RestingOrder>(slots);
        ahead = new AlignedArray<int>(slots);
        behind = new AlignedArray<int>(slots);
        priorities = new AlignedArray<ulong>(slots);
        levels = new AlignedArray<LevelQueue>(checked(ringEnd + farCapacity));
        heads = new AlignedArray<int>(levels.Length);
        sides = new AlignedArray<BookSide>(books);
        farLevels = PreTouched.Array<FarLevel>(farCapacity);
        tops = new BookTop[instruments];
        ladder = new LevelLadder(books, levelCapacity);
        farSlots = new IndexPool(farCapacity);
        references = new ReferenceTable(capacity.Orders);
        hashedSlots = new IndexPool(capacity.Orders);
        hashedReferences = PreTouched.Array<ulong>(capacity.Orders);
        for (int book = 0; book < books; book++)
        {
            sides[book].Base = NoWindow;
            sides[book].BestKey = NoKey;
            sides[book].FarBest = LevelLadder.NoKey;
        }
    }

    public int Instruments => instruments;

    /// <summary>Slots are below this: one for each direct reference, then as many others as may rest at once.</summary>
    public int OrderCapacity => orders.Length;

    /// <summary>Orders resting now, over all instruments.</summary>
    public int LiveOrders => live;
}
