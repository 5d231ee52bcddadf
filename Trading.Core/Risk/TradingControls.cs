// What every scope may do now: holds of many sources, the tightest wins.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Risk;

/// <summary>The modes of engine, accounts, strategies, groups and instruments. The gate's first check asks this and nothing else.</summary>
/// <remarks>A hold is (scope, id, source, mode). Set is O(strategies + instruments) when something changes and O(1) when not; ModeOf reads two bytes. One owner thread.</remarks>
[HotPath]
public sealed class TradingControls
{
    private readonly RiskScopes scopes;
    private readonly ModeHolds[] engine = new ModeHolds[1];
    private readonly ModeHolds[] accounts;
    private readonly ModeHolds[] strategies;
    private readonly ModeHolds[] instruments;
    private readonly ModeHolds[] groups;
    private readonly byte[] ofStrategy;
    private readonly byte[] ofInstrument;

    public TradingControls(RiskScopes scopes)
    {
        this.scopes = scopes;
        accounts = new ModeHolds[scopes.Accounts];
        strategies = new ModeHolds[scopes.Strategies];
        instruments = new ModeHolds[scopes.Instruments];
        groups = new ModeHolds[scopes.Groups];
        ofStrategy = new byte[scopes.Strategies];
        ofInstrument = new byte[scopes.Instruments];
    }

    /// <summary>The mode of the engine as a whole, whatever the strategy.</summary>
    public TradingMode EngineMode => engine[0].Mode;

    /// <summary>The tightest mode of all scopes that contain an order of this strategy in this instrument. Both ids must be known.</summary>
    public TradingMode ModeOf(StrategyId strategy, InstrumentId instrument)
    {
        byte a = ofStrategy[strategy.Value], b = ofInstrument[instrument.Value];
        return (TradingMode)(a > b ? a : b);
    }

    /// <summary>The mode of one scope by itself, containing scopes left out; Active for an id that does not exist.</summary>
    public TradingMode ModeOf(RiskScope scope, int id) => (uint)id < (uint)scopes.CountOf(scope) ? Holds(scope)[id].Mode : TradingMode.Active;

    /// <summary>The mode in which one source holds one scope.</summary>
    public TradingMode HeldBy(RiskScope scope, int id, ModeSource source) =>
        (uint)id < (uint)scopes.CountOf(scope) ? Holds(scope)[id].HeldBy(source) : TradingMode.Active;

    /// <summary>The scope whose hold decides <see cref="ModeOf(StrategyId, InstrumentId)"/>, the widest first.</summary>
    public RiskScope DecidingScope(StrategyId strategy, InstrumentId instrument)
    {
        TradingMode mode = ModeOf(strategy, instrument);
        if (engine[0].Mode == mode) return RiskScope.Engine;
        if (accounts[scopes.AccountOf(strategy).Value].Mode == mode) return RiskScope.Account;
        if (strategies[strategy.Value].Mode == mode) return RiskScope.Strategy;
        return groups[scopes.GroupOf(instrument).Value].Mode == mode ? RiskScope.Group : RiskScope.Instrument;
    }

    /// <summary>Sets the hold of one source; Active lets go. True if this changed that source's hold; false for an id that does not exist.</summary>
    public bool Set(RiskScope scope, int id, ModeSource source, TradingMode mode)
    {
        if ((uint)id >= (uint)scopes.CountOf(scope) || mode > TradingMode.Killed || (byte)source >= ModeHolds.Sources) return false;
        if (!Holds(scope)[id].Set(source, mode)) return false;
        Flatten();
        return true;
    }

    private ModeHolds[] Holds(RiskScope scope) => scope switch
    {
        RiskScope.Engine => engine,
        RiskScope.Account => accounts,
        RiskScope.Strategy => strategies,
        RiskScope.Instrument => instruments,
        _ => groups,
    };

    private void Flatten()
    {
        byte all = (byte)engine[0].Mode;
        for (int i = 0; i < ofStrategy.Length; i++)
            ofStrategy[i] = Tightest(Tightest(all, (byte)strategies[i].Mode), (byte)accounts[scopes.AccountOf(new StrategyId(i)).Value].Mode);
        for (int i = 0; i < ofInstrument.Length; i++)
            ofInstrument[i] = Tightest((byte)instruments[i].Mode, (byte)groups[scopes.GroupOf(new InstrumentId(i)).Value].Mode);
    }

    private static byte Tightest(byte a, byte b) => a > b ? a : b;
}
