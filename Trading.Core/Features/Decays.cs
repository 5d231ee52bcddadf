// The decay factors of one clock step, computed once and shared by all flows and means.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Indicators;

namespace Trading.Core.Features;

/// <summary>The feature set's four half-lives and their factors over the time since the previous update.</summary>
[HotPath]
internal struct Decays
{
    public static readonly HalfLife Short = new(Nanos.PerSecond / 10);
    public static readonly HalfLife Medium = new(Nanos.PerSecond);
    public static readonly HalfLife Long = new(10 * Nanos.PerSecond);
    public static readonly HalfLife Slow = new(60 * Nanos.PerSecond);

    public double OverShort, OverMedium, OverLong, OverSlow;

    /// <summary>The factors over an elapsed time; all 1 when no time has passed, which is common in a burst.</summary>
    public static void Over(long elapsedNanos, out Decays decays)
    {
        if (elapsedNanos <= 0)
        {
            decays.OverShort = decays.OverMedium = decays.OverLong = decays.OverSlow = 1.0;
            return;
        }
        decays.OverShort = Short.DecayOver(elapsedNanos);
        decays.OverMedium = Medium.DecayOver(elapsedNanos);
        decays.OverLong = Long.DecayOver(elapsedNanos);
        decays.OverSlow = Slow.DecayOver(elapsedNanos);
    }
}
