// A quantity as an integer count of lots.
using System;

namespace Trading.Core.Domain;

/// <summary>Quantity in lots (for US equities one lot here is one share).</summary>
public readonly record struct Quantity(long Lots) : IComparable<Quantity>
{
    public int CompareTo(Quantity other) => Lots.CompareTo(other.Lots);
    public static Quantity operator +(Quantity a, Quantity b) => new(a.Lots + b.Lots);
    public static Quantity operator -(Quantity a, Quantity b) => new(a.Lots - b.Lots);
    public static bool operator <(Quantity a, Quantity b) => a.Lots < b.Lots;
    public static bool operator >(Quantity a, Quantity b) => a.Lots > b.Lots;
    public static bool operator <=(Quantity a, Quantity b) => a.Lots <= b.Lots;
    public static bool operator >=(Quantity a, Quantity b) => a.Lots >= b.Lots;
}
