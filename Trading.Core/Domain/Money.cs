// An amount of money as a fixed-point integer.
using System;
using System.Globalization;

namespace Trading.Core.Domain;

/// <summary>Money in micros: millionths of the account currency, signed. Range about ±9.2 trillion.</summary>
public readonly record struct Money(long Micros) : IComparable<Money>
{
    public const long MicrosPerUnit = 1_000_000;

    public int CompareTo(Money other) => Micros.CompareTo(other.Micros);
    public static Money operator +(Money a, Money b) => new(a.Micros + b.Micros);
    public static Money operator -(Money a, Money b) => new(a.Micros - b.Micros);
    public static Money operator -(Money a) => new(-a.Micros);
    public static bool operator <(Money a, Money b) => a.Micros < b.Micros;
    public static bool operator >(Money a, Money b) => a.Micros > b.Micros;
    public static bool operator <=(Money a, Money b) => a.Micros <= b.Micros;
    public static bool operator >=(Money a, Money b) => a.Micros >= b.Micros;

    /// <summary>For reports: whole units with six decimals at most, invariant culture.</summary>
    public decimal ToDecimal() => Micros / (decimal)MicrosPerUnit;

    public override string ToString() => ToDecimal().ToString("0.00####", CultureInfo.InvariantCulture);
}
