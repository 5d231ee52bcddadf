// A point in time or a span, in integer nanoseconds.
using System;

namespace Trading.Core.Domain;

/// <summary>Nanoseconds: a time since the venue's midnight, or a span. Which clock (venue or local) is in the variable's name.</summary>
public readonly record struct Nanos(long Value) : IComparable<Nanos>
{
    public const long PerSecond = 1_000_000_000;

    public int CompareTo(Nanos other) => Value.CompareTo(other.Value);
    public static Nanos operator +(Nanos a, Nanos b) => new(a.Value + b.Value);
    public static Nanos operator -(Nanos a, Nanos b) => new(a.Value - b.Value);
    public static bool operator <(Nanos a, Nanos b) => a.Value < b.Value;
    public static bool operator >(Nanos a, Nanos b) => a.Value > b.Value;
    public static bool operator <=(Nanos a, Nanos b) => a.Value <= b.Value;
    public static bool operator >=(Nanos a, Nanos b) => a.Value >= b.Value;
}
