// Cuts rows into train, validation and test blocks in time order, with an embargo between them.
using System;
using Trading.Core.Diagnostics;

namespace Trading.Research.Dataset;

/// <summary>Half-open row ranges, each ending before the next begins and an embargo apart, so that no label of one looks into the next.</summary>
/// <remarks>Source: purging and embargo, López de Prado, Advances in Financial Machine Learning (2018), chapter 7.</remarks>
public sealed record TimeBlocks(Range Train, Range Validation, Range Test)
{
    private const double ValidationShare = 0.25;
    private const double CarvedTestShare = 0.2;
    private const int RowsMin = 200;

    /// <param name="rows">The rows.</param>
    /// <param name="from">Share of the tape's time at which training data begins, 0 to 1.</param>
    /// <param name="to">Share at which it ends. What comes after is the test; if that is too little, the last fifth of the range is.</param>
    /// <exception cref="RefusalException">A block would be too small to learn from or to judge by.</exception>
    public static TimeBlocks Split(LabelledRows rows, double from, double to)
    {
        long start = rows.TimesNanos[0], span = rows.TimesNanos[^1] - start + 1;
        long At(double share) => start + (long)(share * span);
        if (rows.Count - rows.FirstAtOrAfter(At(to) + rows.HorizonNanos) >= RowsMin) return Cut(rows, At(from), At(to), long.MaxValue);
        double cut = to - (to - from) * CarvedTestShare;
        return Cut(rows, At(from), At(cut), At(to));
    }

    private static TimeBlocks Cut(LabelledRows rows, long from, long testFrom, long testTo)
    {
        long embargo = rows.HorizonNanos, validationFrom = testFrom - (long)((testFrom - from) * ValidationShare);
        Range train = Between(rows, from, validationFrom - embargo);
        Range validation = Between(rows, validationFrom, testFrom - embargo);
        Range test = Between(rows, testFrom, testTo);
        foreach (Range block in (Range[])[train, validation, test])
        {
            int size = block.End.Value - block.Start.Value;
            if (size < RowsMin)
                throw new RefusalException(RefusalKind.BadInput, "Too few rows to train and judge a model", $"rows {block}", $"{size} rows",
                    $"at least {RowsMin} in each of train, validation and test", "give a longer tape, a shorter horizon or a wider range");
        }
        return new TimeBlocks(train, validation, test);
    }

    private static Range Between(LabelledRows rows, long fromNanos, long toNanos)
    {
        int first = rows.FirstAtOrAfter(fromNanos);
        return first..Math.Max(first, rows.FirstAtOrAfter(toNanos));
    }
}
