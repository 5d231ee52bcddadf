// What a synthetic day is made of.
using System;
using System.Collections.Generic;
using System.Globalization;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Simulation.Market;

/// <summary>Seed, symbols, length and temper of a synthetic day. Equal options give equal bytes.</summary>
public sealed record SyntheticMarketOptions
{
    /// <summary>09:30, in nanoseconds since midnight.</summary>
    public const long OpenNanos = 34_200 * Nanos.PerSecond;

    public const int FullDayMinutes = 390;

    /// <summary>A stock locate is 16 bits and starts at 1.</summary>
    public const int MaxSymbols = 65_535;

    public const int MinStartPriceCents = 500;
    public const int MaxStartPriceCents = 1_000_000;

    public required ulong Seed { get; init; }

    public required IReadOnlyList<SyntheticSymbol> Symbols { get; init; }

    /// <summary>Length of the session from 09:30. A compressed day keeps the agents' rates and squeezes the U shape into its length.</summary>
    public long DurationNanos { get; init; } = FullDayMinutes * 60 * Nanos.PerSecond;

    /// <summary>Factor on the rates of all agents: 1 gives about 100,000 messages a full day for a symbol of activity 1.</summary>
    public double Intensity { get; init; } = 1;

    /// <summary>Standard deviation of the fundamental over a full day relative to its price, before reversion and jumps.</summary>
    public double DailyVolatility { get; init; } = 0.02;

    /// <summary>Resting orders a symbol's book can hold; an order that finds it full is refused and its agent goes without.</summary>
    public int OrderCapacity { get; init; } = 1024;

    /// <summary>The demo's day: SYNA is the main symbol at 40 dollars, the others trade at a quarter of its rate from prices of their own.</summary>
    public static SyntheticMarketOptions Demo(ulong seed, int symbols = 4, int minutes = FullDayMinutes)
    {
        Require(symbols is >= 1 and <= MaxSymbols, "number of symbols", symbols, "1 to 65535");
        Require(minutes is >= 1 and <= FullDayMinutes, "minutes of the session", minutes, "1 to 390");
        var list = new SyntheticSymbol[symbols];
        for (int i = 0; i < symbols; i++)
        {
            Symbol symbol = NameOf(i);
            var random = new CounterRandom(seed, symbol.Packed, AgentSlots.PerSymbol);
            list[i] = i == 0 ? new SyntheticSymbol(symbol, 4000, 1, 0.5) : new SyntheticSymbol(symbol, 2500 + random.NextInt(4000), 0.25, 0.5);
        }
        return new SyntheticMarketOptions { Seed = seed, Symbols = list, DurationNanos = minutes * 60 * Nanos.PerSecond };
    }

    /// <summary>SYNA .. SYNZ, then SYN00026 and on: the name depends on the index alone.</summary>
    public static Symbol NameOf(int index)
    {
        string name = index < 26 ? "SYN" + (char)('A' + index) : "SYN" + index.ToString("D5", CultureInfo.InvariantCulture);
        Invariant.That(Symbol.TryParse(name, out Symbol symbol));
        return symbol;
    }

    /// <summary>Refuses options outside their bounds.</summary>
    internal void Validate()
    {
        Require(Symbols.Count is >= 1 and <= MaxSymbols, "number of symbols", Symbols.Count, "1 to 65535");
        Require(DurationNanos is >= Nanos.PerSecond and <= FullDayMinutes * 60 * Nanos.PerSecond, "duration in ns", DurationNanos, "one second to 6.5 hours");
        Require(Intensity is >= 0.01 and <= 1000, "intensity", Intensity, "0.01 to 1000");
        Require(DailyVolatility is >= 0 and <= 0.2, "daily volatility", DailyVolatility, "0 to 0.2");
        Require(OrderCapacity is >= 64 and <= 1 << 20, "order capacity", OrderCapacity, "64 to 1048576");
        var seen = new HashSet<ulong>();
        foreach (SyntheticSymbol s in Symbols)
        {
            Require(seen.Add(s.Symbol.Packed), "symbol", s.Symbol, "each symbol once");
            Require(s.StartPriceCents is >= MinStartPriceCents and <= MaxStartPriceCents, "start price in cents of " + s.Symbol, s.StartPriceCents, "500 to 1000000");
            Require(s.Activity is >= 0.001 and <= 1000, "activity of " + s.Symbol, s.Activity, "0.001 to 1000");
            Require(s.Beta is >= 0 and <= 1, "beta of " + s.Symbol, s.Beta, "0 to 1");
        }
    }

    private static void Require(bool holds, string what, IFormattable found, string allowed) =>
        Require(holds, what, found.ToString(null, CultureInfo.InvariantCulture), allowed);

    private static void Require(bool holds, string what, Symbol found, string allowed) => Require(holds, what, found.ToString(), allowed);

    private static void Require(bool holds, string what, string found, string allowed)
    {
        if (!holds) throw new RefusalException(RefusalKind.Configuration, what + " is out of bounds", "synthetic market options", found, allowed, "choose a value within the bounds");
    }
}
