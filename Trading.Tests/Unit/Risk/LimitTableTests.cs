// The table of limits: one row a kind, the tightest scope wins, nothing impossible can be set, contradictions are told.
using System;
using System.Linq;
using Trading.Core.Configuration;
using Trading.Core.Domain;
using Trading.Core.Risk;
using Xunit;

namespace Trading.Tests.Unit.Risk;

public sealed class LimitTableTests
{
    private static readonly RiskScopes Scopes = new([new(0), new(1), new(1)], [new(0), new(1)]);

    [Fact]
    public void The_schema_has_one_row_a_kind_in_the_order_of_the_numbers_with_its_unit_in_the_name()
    {
        Assert.Equal(Enum.GetValues<LimitKind>(), LimitSchema.Rows.Select(row => row.Kind));
        Assert.Equal(LimitSchema.KindCount, LimitSchema.Rows.Select(row => row.Name).Distinct().Count());
        foreach (LimitRow row in LimitSchema.Rows)
        {
            Assert.Matches("_(flag|lots|orders|nanos|micros|ticks|basis_points|per_second|messages|ratio|mode|executions|rejects|denials|windows|faults|rearms|per_minute_micros)$", row.Name);
            Assert.True(row.Min <= row.Max && row.Scopes.HasFlag(RiskScopeSet.Engine) && row.Meaning.EndsWith('.'), row.Name);
            Assert.Same(row, LimitSchema.Find(row.Name));
        }
        Assert.Null(LimitSchema.Find("max_fun"));
    }

    [Fact]
    public void The_ten_numbers_of_the_configuration_fill_the_engine_scope_without_contradiction()
    {
        RiskLimits table = DefaultConfiguration.Read().Risk.ToTable(Scopes);
        Assert.Null(table.FirstMissing());
        Assert.Empty(table.Contradictions());
        Assert.Equal((500, 5000, 8), (table.Get(RiskScope.Engine, 0, LimitKind.MaxOrderLots), table.Get(RiskScope.Engine, 0, LimitKind.CollarPassiveTicks) / 4, table.Get(RiskScope.Engine, 0, LimitKind.MaxOpenOrders)));
        Assert.Equal(DefaultConfiguration.Read().Risk, BasicLimits.OfEngine(table));
    }

    [Fact]
    public void The_tightest_scope_wins_whichever_way_tight_is()
    {
        var table = new RiskLimits(Scopes);
        StrategyId second = new(1);
        InstrumentId other = new(1);
        Assert.Equal(RiskLimits.Missing, table.Effective(second, other, LimitKind.MaxOrderLots));
        Assert.Equal(LimitStatus.Ok, table.Set(RiskScope.Account, 1, LimitKind.MaxOrderLots, 5));
        Assert.Equal(RiskLimits.Missing, table.Effective(second, other, LimitKind.MaxOrderLots)); // the engine scope must hold it
        table.SetEngine(LimitKind.MaxOrderLots, 9);
        Assert.Equal((9, 5, 5), (table.Effective(default, other, LimitKind.MaxOrderLots), table.Effective(second, other, LimitKind.MaxOrderLots), table.Effective(new(2), default, LimitKind.MaxOrderLots)));
        table.Set(RiskScope.Instrument, 1, LimitKind.MaxOrderLots, 3);
        table.Set(RiskScope.Strategy, 1, LimitKind.MaxOrderLots, 4);
        Assert.Equal((3, 4), (table.Effective(second, other, LimitKind.MaxOrderLots), table.Effective(second, default, LimitKind.MaxOrderLots)));
        table.SetEngine(LimitKind.IdenticalWindowNanos, 100);
        table.Set(RiskScope.Strategy, 1, LimitKind.IdenticalWindowNanos, 50);
        Assert.Equal(100, table.Effective(second, other, LimitKind.IdenticalWindowNanos));
        table.Set(RiskScope.Strategy, 1, LimitKind.MaxOrderLots, RiskLimits.Missing);
        Assert.Equal(5, table.Effective(second, default, LimitKind.MaxOrderLots));
    }

    [Fact]
    public void What_is_out_of_range_or_place_is_not_set_and_contradictions_are_told()
    {
        var table = new RiskLimits(Scopes);
        Assert.Equal(LimitStatus.UnknownScope, table.Set(RiskScope.Account, 2, LimitKind.MaxOrderLots, 1));
        Assert.Equal(LimitStatus.UnknownScope, table.Set((RiskScope)9, 0, LimitKind.MaxOrderLots, 1));
        Assert.Equal(LimitStatus.UnknownScope, table.Set(RiskScope.Strategy, -1, LimitKind.MaxOrderLots, 1));
        Assert.Equal(LimitStatus.UnknownKind, table.SetEngine((LimitKind)250, 1));
        Assert.Equal(LimitStatus.NotAtThisScope, table.Set(RiskScope.Instrument, 0, LimitKind.CapitalMicros, 1));
        Assert.Equal(LimitStatus.OutOfRange, table.SetEngine(LimitKind.MaxOrderLots, 0));
        Assert.Equal(LimitStatus.OutOfRange, table.SetEngine(LimitKind.MaxOrderLots, int.MinValue));
        Assert.Equal(LimitStatus.OutOfRange, table.SetEngine(LimitKind.MaxOrderLots, RiskGate.MaxQuantityLots + 1));
        Assert.Equal(LimitKind.TradingPermittedFlag, table.FirstMissing());
        table.SetEngine(LimitKind.MaxMessagesPerSecond, 10);
        table.SetEngine(LimitKind.CancelReserveMessages, 10);
        table.Set(RiskScope.Account, 1, LimitKind.SoftLossMicros, 3);
        table.Set(RiskScope.Account, 1, LimitKind.MaxLossMicros, 2);
        Assert.Equal(
            ["cancel_reserve_messages must be below max_messages_per_second at Engine 0: found 10 and 10", "soft_loss_micros must not be above max_loss_micros at Account 1: found 3 and 2"],
            table.Contradictions());
    }
}
