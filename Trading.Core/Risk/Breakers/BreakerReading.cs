// One look of a breaker at its quantity: bad, clear of its limit, or between the two.
using Trading.Core.Diagnostics;

namespace Trading.Core.Risk.Breakers;

/// <summary>The compared values. Between bad and clear lies the hysteresis: there a tripped breaker stays tripped and an untripped one untripped.</summary>
[HotPath]
public readonly struct BreakerReading
{
    // Clear of a limit is a quarter of it away.
    private const long ClearNumerator = 3;
    private const long ClearDenominator = 4;

    private BreakerReading(bool isBad, bool isClear, long value, long limit)
    {
        IsBad = isBad;
        IsClear = isClear;
        Value = value;
        Limit = limit;
    }

    public bool IsBad { get; }

    public bool IsClear { get; }

    public long Value { get; }

    public long Limit { get; }

    /// <summary>Bad from the limit on; clear at three quarters of it and below.</summary>
    public static BreakerReading From(long value, long limit) => new(value >= limit, value <= limit / ClearDenominator * ClearNumerator, value, limit);

    /// <summary>Bad above the limit, for limits that name the last value allowed; clear at three quarters of it and below.</summary>
    public static BreakerReading Beyond(long value, long limit) => new(value > limit, value <= limit / ClearDenominator * ClearNumerator, value, limit);

    /// <summary>Bad below the limit; clear at four thirds of it and above.</summary>
    public static BreakerReading Below(long value, long limit) => new(value < limit, value >= limit / ClearNumerator * ClearDenominator, value, limit);

    /// <summary>A share in 1/10,000, bad beyond the limit; compared by products, so that nothing is divided while it is not bad.</summary>
    public static BreakerReading Share(long part, long whole, long limit)
    {
        long scaled = part * 10_000;
        bool bad = scaled > limit * whole;
        return new(bad, !bad && scaled <= limit / ClearDenominator * ClearNumerator * whole, bad ? scaled / whole : 0, limit);
    }

    /// <summary>A condition that must have lasted: bad when it has lasted for as long as it must not, clear when the quantity is.</summary>
    public BreakerReading Lasting(long nanos, long nanosMax) => new(IsBad && nanos >= nanosMax, IsClear, Value, Limit);

    /// <summary>A plain yes or no.</summary>
    public static BreakerReading Of(bool isBad, long value = 1, long limit = 1) => new(isBad, !isBad, value, limit);
}
