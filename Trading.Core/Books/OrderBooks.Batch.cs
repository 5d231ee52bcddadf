// Applying many updates at once: the same steps in the same order, with the memory they will need asked for ahead.
using System;
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.MarketData;

namespace Trading.Core.Books;

public sealed partial class OrderBooks
{
    /// <summary>Updates whose memory is asked for together: enough to overlap the misses, few enough for their lines to stay in the first-level cache.</summary>
    private const int PrefetchWindow = 32;

    /// <summary>Applies updates in order; the books and the statuses are those of applying them one at a time.</summary>
    /// <remarks>For replay and backtest, where the next messages are already there: the cache misses of up to 32 of them overlap, first of the orders by
    /// reference, then of their levels. Pays where the books are larger than the caches. From recorded bytes <see cref="ItchBookReplay"/> is faster.</remarks>
    /// <param name="updates">Any number.</param>
    /// <param name="statuses">At least as many; the outcome of each.</param>
    public void ApplyBatch(ReadOnlySpan<MarketUpdate> updates, Span<BookStatus> statuses)
    {
        Invariant.That(statuses.Length >= updates.Length);
        for (int start = 0; start < updates.Length; start += PrefetchWindow)
        {
            int count = Math.Min(PrefetchWindow, updates.Length - start);
            ReadOnlySpan<MarketUpdate> window = updates.Slice(start, count);
            Span<BookStatus> outcome = statuses.Slice(start, count);
            for (int i = 0; i < window.Length; i++)
            {
                PrefetchOrder(window[i].OrderReference);
                PrefetchInstrument(window[i].Instrument);
                PrefetchLevelAt(window[i].Instrument, (int)window[i].Side, window[i].Price.Ticks);
            }
            for (int i = 0; i < window.Length; i++) PrefetchQueue(window[i].OrderReference);
            for (int i = 0; i < outcome.Length; i++) outcome[i] = Apply(in window[i]);
        }
    }

    /// <summary>Asks for the line where a reference's order is found.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void PrefetchOrder(ulong reference)
    {
        if (directReferences > 0) orders.Prefetch((int)Math.Min(reference, int.MaxValue - 1) + 1);
        else references.Prefetch(reference);
    }

    /// <summary>Asks for both sides of an instrument.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void PrefetchInstrument(InstrumentId instrument)
    {
        sides.Prefetch(2 * instrument.Value);
        sides.Prefetch(2 * instrument.Value + 1);
    }

    /// <summary>Asks for the level of a direct reference's order, whose line should have been asked for before. What it finds may be of the past: a hint.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void PrefetchQueue(ulong reference)
    {
        if (reference < (ulong)directReferences) levels.Prefetch(orders[(int)reference + 1].Level);
    }

    /// <summary>Asks for the level of a price, as if it were on the grid and in the window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void PrefetchLevelAt(InstrumentId instrument, int side, long price)
    {
        int book = 2 * instrument.Value + (side & 1);
        levels.Prefetch(RingIndex(book, scale.NearTick(price) ^ -(long)(side & 1)));
    }
}
