// Maps prices to consecutive ticks and back without a division.
using System;
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;

namespace Trading.Core.Books;

/// <summary>The price grid of a venue: every price below a threshold, and every n-th from there on, so that neighbouring order prices are neighbouring ticks.</summary>
/// <remarks>Off-grid prices are answered as such, never rounded: the books keep them exactly, only less fast. The division is a multiplication by the
/// rounded-up reciprocal (Granlund and Montgomery, 1994), proven for each price by multiplying back.</remarks>
[HotPath]
public readonly struct TickScale
{
    private const long LargestOnGrid = 1L << 62;

    private readonly long threshold;
    private readonly long step;
    private readonly long offset;
    private readonly ulong reciprocal;

    private TickScale(long threshold, long step)
    {
        Invariant.That(step > 0 && threshold >= 0 && threshold % step == 0);
        this.step = step;
        this.threshold = step == 1 ? LargestOnGrid : threshold;
        offset = threshold - threshold / step;
        reciprocal = step == 1 ? 0 : ulong.MaxValue / (ulong)step + 1;
    }

    /// <summary>US equities in ITCH prices (x 10000): cents from one dollar up, hundredths of a cent below (Regulation NMS rule 612).</summary>
    public static TickScale UsEquities => new(10_000, 100);

    /// <summary>One step for all prices.</summary>
    public static TickScale EveryNth(long step) => new(0, step);

    /// <summary>The tick of a positive price; false when it lies between two ticks or beyond 2^62.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTick(long price, out long tick)
    {
        if (price < threshold)
        {
            tick = price;
            return true;
        }
        long steps = (long)Math.BigMul((ulong)price, reciprocal, out _);
        tick = steps + offset;
        return steps * step == price && price < LargestOnGrid;
    }

    /// <summary>The tick of an on-grid price from the threshold up, a guess for any other: without a branch, for prefetching only.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal long NearTick(long price) => step == 1 ? price : (long)Math.BigMul((ulong)price, reciprocal, out _) + offset;

    /// <summary>The price of a tick that <see cref="TryTick"/> gave.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long PriceOf(long tick) => tick < threshold ? tick : (tick - offset) * step;
}
