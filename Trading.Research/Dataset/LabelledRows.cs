// The table a model is trained on: feature rows in time order with what the mid did afterwards.
using System;
using Trading.Core.Features;

namespace Trading.Research.Dataset;

/// <summary>Rows in strict time order. Row i has <see cref="FeatureSchema.Count"/> features as they stood at its time, and its mid move after the horizon.</summary>
/// <param name="Features">Row-major.</param>
/// <param name="TimesNanos">Venue time of each row.</param>
/// <param name="Moves">Mid at time + horizon less mid at time, in price increments.</param>
/// <param name="HorizonNanos">The horizon.</param>
/// <param name="Tally">What the tape held.</param>
public sealed record LabelledRows(float[] Features, long[] TimesNanos, float[] Moves, long HorizonNanos, TapeTally Tally)
{
    public int Count => TimesNanos.Length;

    public ReadOnlySpan<float> Row(int index) => Features.AsSpan(index * FeatureSchema.Count, FeatureSchema.Count);

    /// <summary>First row at or after a time.</summary>
    public int FirstAtOrAfter(long timeNanos)
    {
        int low = 0, high = Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (TimesNanos[middle] < timeNanos) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}

/// <summary>Counts of one pass over a tape.</summary>
/// <param name="Messages">Frames read.</param>
/// <param name="InstrumentUpdates">Those that changed the symbol's book or traded in it.</param>
/// <param name="BookFaults">Updates on which feed and book disagreed.</param>
/// <param name="DecodeFaults">Messages the decoder did not take, and broken frames.</param>
/// <param name="Sha256">Hash of the tape's bytes, in hexadecimal.</param>
public sealed record TapeTally(long Messages, long InstrumentUpdates, long BookFaults, long DecodeFaults, string Sha256);
