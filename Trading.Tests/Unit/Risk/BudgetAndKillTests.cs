// The message budget against a worked timetable, and the kill switch that keeps its first reason.
using System.Linq;
using Trading.Core.Concurrency;
using Trading.Core.Domain;
using Trading.Core.Risk;
using Xunit;

namespace Trading.Tests.Unit.Risk;

public sealed class BudgetAndKillTests
{
    [Fact]
    public void Orders_get_the_burst_less_the_reserve_then_the_rate_and_cancels_eat_into_what_orders_may_use()
    {
        var budget = new MessageBudget(10, 3);
        Nanos start = new(5 * Nanos.PerSecond), tenth = new(Nanos.PerSecond / 10);
        Assert.Equal(7, budget.Available(start));
        Assert.Equal(7, Enumerable.Range(0, 20).Count(_ => budget.TryTakeForOrder(start)));
        Assert.False(budget.TryTakeForOrder(start + tenth - new Nanos(1)));
        Assert.True(budget.TryTakeForOrder(start + tenth));
        for (int i = 0; i < 50; i++) budget.TakeForCancel(start + tenth); // empties it, and leaves no debt
        Nanos later = start + tenth + new Nanos(4 * tenth.Value);
        Assert.False(budget.TryTakeForOrder(later - new Nanos(1)));
        Assert.True(budget.TryTakeForOrder(later));
        Assert.False(budget.TryTakeForOrder(start)); // a clock that runs backwards refills nothing
        Assert.Equal(7, budget.Available(new Nanos(long.MaxValue)));
    }

    [Fact]
    public void A_rate_that_does_not_divide_a_second_is_never_exceeded()
    {
        var budget = new MessageBudget(7, 0);
        int taken = 0;
        for (long time = 0; time < 100 * Nanos.PerSecond; time += 1_000_003) taken += budget.TryTakeForOrder(new Nanos(time)) ? 1 : 0;
        Assert.InRange(taken, 7 * 100, 7 * 101);
    }

    [Fact]
    public void A_kill_is_for_good_and_keeps_its_first_reason()
    {
        RiskScopes scopes = RiskScopes.Single(1);
        var kill = new KillSwitch(scopes, new TradingControls(scopes), ControlWord.Private());
        Assert.False(kill.IsEngaged);
        Assert.True(kill.Engage(KillLevel.Engine, 0, KillReason.MaxDrawdown, 0, new Nanos(5)));
        Assert.False(kill.Engage(KillLevel.Engine, 0, KillReason.Operator, 0, new Nanos(6)));
        Assert.Equal((true, KillReason.MaxDrawdown, 5L), (kill.IsEngaged, kill.Reason, kill.Since.Value));
    }
}
