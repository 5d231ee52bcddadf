// Which instrument a message's stock locate stands for, learned from the tape itself.
using System;
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.MarketData;

/// <summary>What hearing a symbol on a locate came to.</summary>
public enum DirectoryStatus : byte
{
    /// <summary>As it was already known.</summary>
    Known = 0,

    /// <summary>Learned with this message.</summary>
    Learned,

    /// <summary>Learned with this message, after order events on the locate had gone by.</summary>
    LearnedLate,

    /// <summary>The locate already stands for another symbol, or the symbol has another locate; the first is kept.</summary>
    Conflict,

    /// <summary>Not a symbol: empty, unprintable or with a space inside.</summary>
    InvalidSymbol,
}

/// <summary>Maps the 65,536 stock locates to tracked instruments, from directory messages (R) or, on tapes without them, from any message that names its symbol.</summary>
/// <remarks>One owner thread. A lookup is one 16-byte table entry; the table is 1 MB and never grows. Instruments beyond the capacity of
/// <see cref="TrackAll"/> stay untracked and are counted. Locates hold for one day: use one directory a day.</remarks>
[HotPath]
public sealed class InstrumentDirectory
{
    private const int Locates = 65_536;
    private const int Untracked = -1;
    private const int Unresolved = -2;

    private struct Entry
    {
        public ulong Symbol;
        public int Instrument;
        public uint MissedOrderEvents;
    }

    private readonly Entry[] byLocate = new Entry[Locates];
    private readonly Symbol[] symbols;
    private readonly int[] locates;
    private readonly int[] buckets;
    private readonly int bucketShift;
    private readonly bool trackAll;

    /// <summary>Tracks these symbols; the instrument id is the index in the list.</summary>
    /// <exception cref="RefusalException">A symbol twice.</exception>
    public InstrumentDirectory(ReadOnlySpan<Symbol> tracked)
        : this(tracked.Length, false)
    {
        foreach (Symbol symbol in tracked)
        {
            if (TryFind(symbol, out InstrumentId first))
            {
                throw new RefusalException(RefusalKind.Configuration, "A symbol is listed twice.", $"tracked symbols {first.Value} and {Count}",
                    symbol.ToString(), "each symbol once", "Remove one of the two.");
            }
            Enter(symbol);
        }
    }

    private InstrumentDirectory(int capacity, bool trackAll)
    {
        this.trackAll = trackAll;
        symbols = new Symbol[capacity];
        locates = new int[capacity];
        int bits = 1;
        while (1L << bits < 2L * capacity) bits++;
        buckets = new int[1 << bits];
        bucketShift = 64 - bits;
        Array.Fill(byLocate, new Entry { Instrument = Unresolved });
    }

    /// <summary>Tracks every symbol in the order it is first heard, up to a capacity.</summary>
    [ColdPath]
    public static InstrumentDirectory TrackAll(int capacity) => new(capacity, true);

    /// <summary>How many instruments there can be.</summary>
    public int Capacity => symbols.Length;

    /// <summary>How many instruments there are: ids 0 .. Count-1.</summary>
    public int Count { get; private set; }

    /// <summary>Messages that named another symbol for a locate, or another locate for a symbol.</summary>
    public long Conflicts { get; private set; }

    /// <summary>Locates left untracked because the capacity of <see cref="TrackAll"/> was used up.</summary>
    public long CapacityExceeded { get; private set; }

    public Symbol SymbolOf(InstrumentId id) => symbols[id.Value];

    /// <summary>The instrument's locate, or -1 while the tape has not told it.</summary>
    public int LocateOf(InstrumentId id) => locates[id.Value];

    /// <summary>Order events (E C X D U) that went by on the instrument's locate before it was known whose they were.</summary>
    public long MissedOrderEvents(InstrumentId id) => locates[id.Value] < 0 ? 0 : byLocate[locates[id.Value]].MissedOrderEvents;

    public bool TryFind(Symbol symbol, out InstrumentId id)
    {
        id = new InstrumentId(buckets[BucketOf(symbol)] - 1);
        return id.IsTracked;
    }

    /// <summary>The tracked instrument of a locate, or <see cref="InstrumentId.None"/>.</summary>
    public InstrumentId OfLocate(ushort locate) => new(Math.Max(byLocate[locate].Instrument, Untracked));

    /// <summary>As <see cref="OfLocate"/>, for an order event that does not name its symbol: counted as missed while the locate is unresolved.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal InstrumentId OfOrderEvent(ushort locate)
    {
        int instrument = byLocate[locate].Instrument;
        return instrument >= Untracked ? new InstrumentId(instrument) : CountMissed(locate);
    }

    /// <summary>The tracked instrument of a locate, or <see cref="InstrumentId.None"/>, for a message that names its symbol.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal DirectoryStatus OfSymbol(ushort locate, Symbol symbol, out InstrumentId id)
    {
        ref readonly Entry entry = ref byLocate[locate];
        id = new InstrumentId(entry.Instrument);
        return entry.Symbol == symbol.Packed && entry.Instrument >= Untracked ? DirectoryStatus.Known : Learn(locate, symbol, out id);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private InstrumentId CountMissed(ushort locate)
    {
        ref uint missed = ref byLocate[locate].MissedOrderEvents;
        if (missed != uint.MaxValue) missed++;
        return InstrumentId.None;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private DirectoryStatus Learn(ushort locate, Symbol symbol, out InstrumentId id)
    {
        ref Entry entry = ref byLocate[locate];
        if (entry.Instrument >= Untracked)
        {
            id = new InstrumentId(entry.Instrument);
            Conflicts++;
            return DirectoryStatus.Conflict;
        }
        id = InstrumentId.None;
        if (!IsWellFormed(symbol)) return DirectoryStatus.InvalidSymbol;
        bool found = TryFind(symbol, out id) || (trackAll && TryEnter(symbol, out id));
        entry.Symbol = symbol.Packed;
        entry.Instrument = Untracked;
        if (!found) return DirectoryStatus.Learned;
        if (locates[id.Value] >= 0)
        {
            Conflicts++;
            return DirectoryStatus.Conflict;
        }
        entry.Instrument = id.Value;
        locates[id.Value] = locate;
        return entry.MissedOrderEvents == 0 ? DirectoryStatus.Learned : DirectoryStatus.LearnedLate;
    }

    private bool TryEnter(Symbol symbol, out InstrumentId id)
    {
        if (Count == Capacity)
        {
            CapacityExceeded++;
            id = InstrumentId.None;
            return false;
        }
        id = Enter(symbol);
        return true;
    }

    private InstrumentId Enter(Symbol symbol)
    {
        int index = Count++;
        symbols[index] = symbol;
        locates[index] = -1;
        buckets[BucketOf(symbol)] = index + 1;
        return new InstrumentId(index);
    }

    // The bucket that holds the symbol (as index + 1), or the free one where it belongs. At most half of the buckets are used.
    private int BucketOf(Symbol symbol)
    {
        int bucket = (int)((symbol.Packed * 0x9E3779B97F4A7C15UL) >> bucketShift);
        while (buckets[bucket] != 0 && symbols[buckets[bucket] - 1].Packed != symbol.Packed) bucket = (bucket + 1) & (buckets.Length - 1);
        return bucket;
    }

    private static bool IsWellFormed(Symbol symbol)
    {
        bool ended = false;
        for (int shift = 56; shift >= 0; shift -= 8)
        {
            byte character = (byte)(symbol.Packed >> shift);
            if (character is < (byte)' ' or > (byte)'~') return false;
            if (character != (byte)' ' && ended) return false;
            ended |= character == (byte)' ';
        }
        return symbol.Packed >> 56 != ' ';
    }
}
