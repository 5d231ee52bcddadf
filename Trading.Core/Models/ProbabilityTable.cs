// The softmax as an integer table over logit differences, with temperature folded in.
using System;
using Trading.Core.Diagnostics;

namespace Trading.Core.Models;

/// <summary>Weight of a class whose logit lies d below the best one: Entries[min(last, round(d · Multiplier / 2^24))], in 1/65536.</summary>
/// <remarks>The trainer fills it with round(65536·e^(-i/64)) and a multiplier of 64 · logitScale / temperature · 2^24 (Guo et al. 2017, temperature scaling).</remarks>
public sealed class ProbabilityTable
{
    public const int MultiplierShift = 24;
    public const int EntriesMax = 4096;
    public const uint One = Prediction.ProbabilityOne;

    private readonly uint[] entries;

    public ProbabilityTable(uint multiplier, uint[] entries)
    {
        Multiplier = multiplier;
        this.entries = entries;
    }

    public uint Multiplier { get; }
    public ReadOnlySpan<uint> Entries => entries;

    /// <summary>Weight of a class by its distance to the best logit. O(1), one load.</summary>
    [HotPath]
    public uint Weight(uint distance)
    {
        ulong index = ((ulong)distance * Multiplier + (1UL << (MultiplierShift - 1))) >> MultiplierShift;
        return index < (ulong)entries.Length ? entries[index] : entries[^1];
    }
}
