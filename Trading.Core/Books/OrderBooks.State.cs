// What the books hold, and how much.
using Trading.Core.Diagnostics;
using Trading.Core.Memory;

namespace Trading.Core.Books;

public sealed partial class OrderBooks
{
    // Not readonly: a restored snapshot is built aside and swapped in whole.
    private AlignedArray<RestingOrder> orders;
    private AlignedArray<LevelQueue> levels;
    private AlignedArray<BookSide> sides;
    private AlignedArray<BookLevel> tops;
    private LevelLadder ladder;
    private IndexPool farSlots;
    private ReferenceTable references;
    private IndexPool hashedSlots;
    private ulong[] hashedReferences;
    private readonly TickScale scale;
    private readonly int directReferences;
    private readonly int levelCapacity;
    private readonly int ringLevels;
    private readonly int instruments;

    /// <summary>Index of a record that takes the stores which the ends of queues make in passing; never an order.</summary>
    private readonly int nil;

    /// <summary>Index of a level that is always empty: the best of a side without levels.</summary>
    private readonly int emptyLevel;
    private ulong lastPriority;
    private int liveDirect;

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
        int books = checked(2 * capacity.Instruments);
        ringLevels = checked(books << RingBits);
        int slots = checked(directReferences + capacity.Orders);
        long sideLevels = (long)books * levelCapacity;
        // There are never more levels than orders.
        int farLevels = (int)(sideLevels < slots ? sideLevels : slots);
        instruments = capacity.Instruments;
        nil = slots;
        emptyLevel = checked(ringLevels + farLevels);
        orders = new AlignedArray<RestingOrder>(checked(slots + 1));
        levels = new AlignedArray<LevelQueue>(checked(emptyLevel + 1));
        sides = new AlignedArray<BookSide>(books);
        tops = new AlignedArray<BookLevel>(books);
        ladder = new LevelLadder(books, levelCapacity);
        farSlots = new IndexPool(farLevels);
        references = new ReferenceTable(capacity.Orders);
        hashedSlots = new IndexPool(capacity.Orders);
        hashedReferences = PreTouched.Array<ulong>(capacity.Orders);
        for (int book = 0; book < books; book++)
        {
            sides[book].Base = NoWindow;
            sides[book].BestKey = NoKey;
            sides[book].FarBest = LevelLadder.NoKey;
        }
        for (int level = 0; level < ringLevels; level++) levels[level].Tail = nil;
    }

    public int Instruments => instruments;

    /// <summary>Slots are 0 .. OrderCapacity-1: the direct references, then as many others as may rest at once.</summary>
    public int OrderCapacity => nil;

    /// <summary>Orders resting now, over all instruments.</summary>
    public int LiveOrders => liveDirect + hashedSlots.Count;
}
