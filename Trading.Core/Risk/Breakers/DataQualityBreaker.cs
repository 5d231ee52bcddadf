// Market data that cannot be trusted: too many faults, a book crossed for too long, or silence.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Risk.Breakers;

/// <summary>Counts gaps, contradictions, out-of-order and damaged messages in a window; times a locked or crossed book; knows the age of the last update. Pauses the instrument.</summary>
[HotPath]
public struct DataQualityBreaker
{
    private readonly RollingCount faults = new();
    private PersistentCondition crossed;
    private Nanos lastUpdate;
    private bool heard;
    private long faultsMax;
    private long crossedNanosMax;
    private long ageNanosMax;
    public BreakerHold Hold;

    public DataQualityBreaker()
    {
    }

    [ColdPath]
    public void Load(RiskLimits limits, int instrument)
    {
        faultsMax = BreakerLimits.OfInstrument(limits, instrument, LimitKind.MaxDataFaults);
        crossedNanosMax = BreakerLimits.OfInstrument(limits, instrument, LimitKind.MaxCrossedNanos);
        ageNanosMax = BreakerLimits.OfInstrument(limits, instrument, LimitKind.MaxDataAgeNanos);
        faults.SetWindow(BreakerLimits.OfInstrument(limits, instrument, LimitKind.DataFaultWindowNanos));
    }

    /// <summary>A fault of the data, whatever its kind.</summary>
    public readonly BreakerReading NoteFault(Nanos now) => BreakerReading.From(faults.Add(now), faultsMax);

    /// <summary>An update came; says whether the book it left is locked or crossed for too long.</summary>
    public BreakerReading NoteUpdate(bool isCrossed, Nanos now)
    {
        lastUpdate = now;
        heard = true;
        long lasted = crossed.Note(isCrossed, now);
        return BreakerReading.Of(lasted > crossedNanosMax, lasted, crossedNanosMax);
    }

    /// <summary>Time has passed: the age of the data, or of a crossed book. Nothing is stale that was never heard of.</summary>
    public readonly BreakerReading At(Nanos now)
    {
        long lasted = crossed.Lasted(now);
        if (lasted > crossedNanosMax) return BreakerReading.Of(true, lasted, crossedNanosMax);
        long age = heard ? (now - lastUpdate).Value : 0;
        return BreakerReading.Of(age > ageNanosMax, age, ageNanosMax);
    }
}
