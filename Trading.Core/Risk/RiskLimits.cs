// The numbers that orders are held to, by scope, id and kind.
using System;
using System.Collections.Generic;
using Trading.Core.Domain;

namespace Trading.Core.Risk;

/// <summary>What setting a limit came to.</summary>
public enum LimitStatus : byte
{
    Ok = 0,

    /// <summary>No such scope, or no such id in it.</summary>
    UnknownScope,

    /// <summary>No such limit.</summary>
    UnknownKind,

    /// <summary>The limit means nothing at this scope.</summary>
    NotAtThisScope,

    /// <summary>Below the minimum or above the maximum of the schema.</summary>
    OutOfRange,
}

/// <summary>A table of longs. The engine scope must hold every kind, otherwise the gate refuses everything; the tightest of all scopes wins.</summary>
/// <remarks>Cold: the gate copies what it needs into its cells when a limit changes.</remarks>
public sealed class RiskLimits
{
    /// <summary>No limit was set.</summary>
    public const long Missing = long.MinValue;

    private readonly RiskScopes scopes;
    private readonly long[][] values;

    public RiskLimits(RiskScopes scopes)
    {
        this.scopes = scopes;
        values = new long[5][];
        for (int scope = 0; scope < values.Length; scope++)
        {
            values[scope] = new long[scopes.CountOf((RiskScope)scope) * LimitSchema.KindCount];
            Array.Fill(values[scope], Missing);
        }
    }

    public RiskScopes Scopes => scopes;

    /// <summary>What was set, or <see cref="Missing"/>; Missing also for an id or kind that does not exist.</summary>
    public long Get(RiskScope scope, int id, LimitKind kind) =>
        (uint)id < (uint)scopes.CountOf(scope) && (int)kind < LimitSchema.KindCount ? values[(int)scope][id * LimitSchema.KindCount + (int)kind] : Missing;

    /// <summary>Sets one limit; on anything but Ok nothing has changed. <see cref="Missing"/> takes a limit away again.</summary>
    public LimitStatus Set(RiskScope scope, int id, LimitKind kind, long value)
    {
        if ((uint)id >= (uint)scopes.CountOf(scope)) return LimitStatus.UnknownScope;
        if ((int)kind >= LimitSchema.KindCount) return LimitStatus.UnknownKind;
        LimitRow row = LimitSchema.Of(kind);
        if (((int)row.Scopes >> (int)scope & 1) == 0) return LimitStatus.NotAtThisScope;
        if (value != Missing && (value < row.Min || value > row.Max)) return LimitStatus.OutOfRange;
        values[(int)scope][id * LimitSchema.KindCount + (int)kind] = value;
        return LimitStatus.Ok;
    }

    public LimitStatus SetEngine(LimitKind kind, long value) => Set(RiskScope.Engine, 0, kind, value);

    /// <summary>The tighter of two values of a kind; a missing one does not count.</summary>
    public static long Tighter(LimitKind kind, long a, long b)
    {
        if (a == Missing) return b;
        if (b == Missing) return a;
        return LimitSchema.Of(kind).HigherIsTighter ? Math.Max(a, b) : Math.Min(a, b);
    }

    /// <summary>The tightest of all scopes that contain an order of this strategy in this instrument; Missing when the engine scope holds none.</summary>
    public long Effective(StrategyId strategy, InstrumentId instrument, LimitKind kind)
    {
        long limit = Get(RiskScope.Engine, 0, kind);
        if (limit == Missing) return Missing;
        limit = Tighter(kind, limit, Get(RiskScope.Account, scopes.AccountOf(strategy).Value, kind));
        limit = Tighter(kind, limit, Get(RiskScope.Strategy, strategy.Value, kind));
        limit = Tighter(kind, limit, Get(RiskScope.Instrument, instrument.Value, kind));
        return Tighter(kind, limit, Get(RiskScope.Group, scopes.GroupOf(instrument).Value, kind));
    }

    /// <summary>The first kind that the engine scope does not hold; null when it holds all.</summary>
    public LimitKind? FirstMissing()
    {
        foreach (LimitRow row in LimitSchema.Rows)
            if (Get(RiskScope.Engine, 0, row.Kind) == Missing) return row.Kind;
        return null;
    }

    /// <summary>What cannot be meant: limits of one scope that exclude each other, each told in words.</summary>
    public IReadOnlyList<string> Contradictions()
    {
        var told = new List<string>();
        for (int scope = 0; scope < values.Length; scope++)
            for (int id = 0; id < scopes.CountOf((RiskScope)scope); id++)
            {
                Compare(told, (RiskScope)scope, id, LimitKind.CancelReserveMessages, LimitKind.MaxMessagesPerSecond, 1);
                Compare(told, (RiskScope)scope, id, LimitKind.SoftLossMicros, LimitKind.MaxLossMicros, 0);
                Compare(told, (RiskScope)scope, id, LimitKind.OrderToTradeSoftRatio, LimitKind.OrderToTradeHardRatio, 0);
                Compare(told, (RiskScope)scope, id, LimitKind.CollarAggressiveTicks, LimitKind.CollarPassiveTicks, 0);
            }
        return told;
    }

    private void Compare(List<string> told, RiskScope scope, int id, LimitKind lower, LimitKind upper, long margin)
    {
        long a = Get(scope, id, lower), b = Get(scope, id, upper);
        if (a == Missing || b == Missing || a <= b - margin) return;
        told.Add($"{LimitSchema.Of(lower).Name} {(margin > 0 ? "must be below" : "must not be above")} {LimitSchema.Of(upper).Name} at {scope} {id}: found {a} and {b}");
    }
}
