// The engine's identifiers, each its own type so that one cannot be passed for another.
namespace Trading.Core.Domain;

/// <summary>Index of a tracked instrument: 0 .. instruments-1, dense, given by the configuration. -1 is <see cref="None"/>.</summary>
public readonly record struct InstrumentId(int Value)
{
    public static InstrumentId None => new(-1);
    public bool IsTracked => Value >= 0;
}

/// <summary>Our own order identifier: strictly increasing, never reused. Zero is no order.</summary>
public readonly record struct ClientOrderId(ulong Value)
{
    public static bool operator <(ClientOrderId a, ClientOrderId b) => a.Value < b.Value;
    public static bool operator >(ClientOrderId a, ClientOrderId b) => a.Value > b.Value;
    public static bool operator <=(ClientOrderId a, ClientOrderId b) => a.Value <= b.Value;
    public static bool operator >=(ClientOrderId a, ClientOrderId b) => a.Value >= b.Value;
}

/// <summary>The venue's identifier of one of our orders. Zero until the venue acknowledges.</summary>
public readonly record struct VenueOrderId(ulong Value);
