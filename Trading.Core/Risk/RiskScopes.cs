// Who belongs to whom: strategies to accounts, instruments to groups, strategies to self-trade groups, and which strategy may trade which instrument.
using System;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Risk;

/// <summary>The two maps of the risk scopes, with their sizes. Ids are dense. Built before arming; only permissions change afterwards, by command.</summary>
[HotPath]
public sealed class RiskScopes
{
    private readonly AccountId[] accountOfStrategy;
    private readonly GroupId[] groupOfInstrument;
    private readonly int[] selfTradeGroups;
    private readonly bool[] forbidden;

    /// <param name="accountOfStrategy">One a strategy.</param>
    /// <param name="groupOfInstrument">One an instrument.</param>
    /// <param name="selfTradeGroupOfStrategy">One a strategy; orders of two strategies of one group must not trade with each other. Null: all strategies are one group.</param>
    public RiskScopes(AccountId[] accountOfStrategy, GroupId[] groupOfInstrument, int[]? selfTradeGroupOfStrategy = null)
    {
        this.accountOfStrategy = [.. accountOfStrategy];
        this.groupOfInstrument = [.. groupOfInstrument];
        selfTradeGroups = selfTradeGroupOfStrategy is null ? new int[accountOfStrategy.Length] : [.. selfTradeGroupOfStrategy];
        Invariant.That(selfTradeGroups.Length == accountOfStrategy.Length && accountOfStrategy.Length > 0);
        foreach (AccountId account in accountOfStrategy) Accounts = Math.Max(Accounts, CheckedId(account.Value) + 1);
        foreach (GroupId group in groupOfInstrument) Groups = Math.Max(Groups, CheckedId(group.Value) + 1);
        forbidden = new bool[accountOfStrategy.Length * groupOfInstrument.Length];
    }

    /// <summary>One account, one strategy, one group: what an engine is that was told nothing else.</summary>
    [ColdPath]
    public static RiskScopes Single(int instruments) => new(new AccountId[1], new GroupId[instruments]);

    public int Accounts { get; }

    public int Strategies => accountOfStrategy.Length;

    public int Instruments => groupOfInstrument.Length;

    public int Groups { get; }

    public AccountId AccountOf(StrategyId strategy) => accountOfStrategy[strategy.Value];

    public GroupId GroupOf(InstrumentId instrument) => groupOfInstrument[instrument.Value];

    public int SelfTradeGroupOf(StrategyId strategy) => selfTradeGroups[strategy.Value];

    public bool Knows(StrategyId strategy) => (uint)strategy.Value < (uint)accountOfStrategy.Length;

    public bool Knows(InstrumentId instrument) => (uint)instrument.Value < (uint)groupOfInstrument.Length;

    /// <summary>How many there are of a scope.</summary>
    public int CountOf(RiskScope scope) => scope switch
    {
        RiskScope.Engine => 1,
        RiskScope.Account => Accounts,
        RiskScope.Strategy => Strategies,
        RiskScope.Instrument => Instruments,
        RiskScope.Group => Groups,
        _ => 0,
    };

    public bool IsPermitted(StrategyId strategy, InstrumentId instrument) => !forbidden[strategy.Value * Instruments + instrument.Value];

    /// <summary>Puts a pair on the white list or takes it off. Every pair is on it at the start.</summary>
    public void Permit(StrategyId strategy, InstrumentId instrument, bool permitted) => forbidden[strategy.Value * Instruments + instrument.Value] = !permitted;

    private static int CheckedId(int id)
    {
        Invariant.That(id is >= 0 and < 1 << 16, "accounts and groups have dense ids from 0");
        return id;
    }
}
