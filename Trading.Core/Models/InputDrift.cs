// Whether the inputs still have the distribution that the model knows.
using System;
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;
using Trading.Core.Indicators;

namespace Trading.Core.Models;

/// <summary>Population stability index Σ (p - r) ln(p / r) of each feature over 16 bins of its 7-bit codes; the mean over the features is the measure.</summary>
/// <remarks>O(1): an event counts one feature, in turn; every 64th event one feature's index is computed anew. Recent counts fade with a memory of 1,024 values of a
/// feature. Artifacts hold no reference histograms yet, so the reference is learned from the first values; before that the index is 0.
/// Source: specification section 3.7; the rule of thumb is 0.1 watch, 0.25 act.</remarks>
[HotPath]
public sealed class InputDrift
{
    public const int Bins = 16;

    private const int BinShift = 3, MemoryShift = 10, EventsPerIndex = 64;
    private const int One = 1 << 20, Sample = One >> MemoryShift;
    private const double Smoothing = Sample / 2.0;

    private readonly int features, referenceSamples;
    private readonly int[] recent;
    private readonly double[] reference, logReference, index;
    private double indexSum;
    private int turn, round, indexTurn;

    /// <param name="features">Inputs of the model.</param>
    /// <param name="referenceSamples">Values of each feature that form the reference.</param>
    public InputDrift(int features, int referenceSamples)
    {
        this.features = features;
        this.referenceSamples = referenceSamples;
        recent = new int[features * Bins];
        reference = new double[features * Bins];
        logReference = new double[features * Bins];
        index = new double[features];
    }

    /// <summary>The reference is complete.</summary>
    public bool HasReference => round > referenceSamples;

    /// <summary>Mean index over the features, in 1/1000.</summary>
    public int PerMille { get; private set; }

    /// <summary>Counts one feature of a vector. True when an index was computed anew.</summary>
    public bool Add(ReadOnlySpan<byte> codes)
    {
        int feature = turn;
        if (++turn == features) turn = 0;
        if (feature == 0 && ++round == referenceSamples + 1) FreezeReference();
        if (!HasReference)
        {
            recent[feature * Bins + (codes[feature] >> BinShift)]++;
            return false;
        }
        Span<int> counts = recent.AsSpan(feature * Bins, Bins);
        for (int bin = 0; bin < counts.Length; bin++) counts[bin] -= counts[bin] >> MemoryShift;
        counts[codes[feature] >> BinShift] += Sample;
        if (++indexTurn % EventsPerIndex != 0) return false;
        UpdateIndex(indexTurn / EventsPerIndex % features);
        return true;
    }

    /// <summary>Forgets what came after the reference.</summary>
    public void Restart()
    {
        for (int i = 0; i < recent.Length && HasReference; i++) recent[i] = (int)(reference[i] * One);
        Array.Clear(index);
        indexSum = 0;
        PerMille = 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void FreezeReference()
    {
        for (int i = 0; i < recent.Length; i++)
        {
            recent[i] = (int)((long)recent[i] * One / referenceSamples);
            reference[i] = (recent[i] + Smoothing) / (One + Bins * Smoothing);
            logReference[i] = DeterministicMath.Log(reference[i]);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void UpdateIndex(int feature)
    {
        int at = feature * Bins;
        long total = 0;
        for (int bin = 0; bin < Bins; bin++) total += recent[at + bin];
        double perTotal = 1.0 / (total + Bins * Smoothing), sum = 0;
        for (int bin = 0; bin < Bins; bin++)
        {
            double share = (recent[at + bin] + Smoothing) * perTotal;
            sum += (share - reference[at + bin]) * (DeterministicMath.Log(share) - logReference[at + bin]);
        }
        indexSum += sum - index[feature];
        index[feature] = sum;
        PerMille = (int)(indexSum * 1000.0 / features);
    }
}
