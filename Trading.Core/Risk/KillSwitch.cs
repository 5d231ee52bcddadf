// The one-way latch that ends order entry, by level and scope, and the way back that only another person opens.
using Trading.Core.Concurrency;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Risk;

/// <summary>What a re-arm came to.</summary>
public enum RearmStatus : byte
{
    Ok = 0,

    /// <summary>Nothing is killed.</summary>
    NotKilled,

    /// <summary>Nobody was named.</summary>
    NoPrincipal,

    /// <summary>Who killed cannot re-arm.</summary>
    SamePrincipal,
}

/// <summary>Engaging blocks first the control word, then the trading modes; what was engaged stays so until <see cref="Rearm"/>. One owner thread.</summary>
/// <remarks>O(1), but that a change of a mode is spread over strategies and instruments. Which orders to cancel is the pipeline's part.</remarks>
[HotPath]
public sealed class KillSwitch
{
    /// <summary>Scope id of K2 that means every account.</summary>
    public const int Desk = -1;

    private readonly RiskScopes scopes;
    private readonly TradingControls controls;
    private readonly ulong[] accountKillers;
    private readonly ulong[] strategyKillers;
    private ulong engineKiller;
    private ControlWord word;
    private bool isShared;

    public KillSwitch(RiskScopes scopes, TradingControls controls, ControlWord word)
    {
        this.scopes = scopes;
        this.controls = controls;
        this.word = word;
        accountKillers = new ulong[scopes.Accounts];
        strategyKillers = new ulong[scopes.Strategies];
    }

    /// <summary>The highest level engaged.</summary>
    public KillLevel Level { get; private set; }

    /// <summary>The first reason; kept until a re-arm.</summary>
    public KillReason Reason { get; private set; }

    /// <summary>When the first of the kills in force was engaged.</summary>
    public Nanos Since { get; private set; }

    /// <summary>Some strategy, account or the whole engine is killed.</summary>
    public bool IsEngaged => Level != KillLevel.None;

    /// <summary>No strategy may trade.</summary>
    public bool CoversAll { get; private set; }

    public bool IsNetworkCut => Level == KillLevel.Network;

    /// <summary>True if orders of this strategy are to be cancelled.</summary>
    public bool Covers(StrategyId strategy) =>
        CoversAll || IsHeld(RiskScope.Strategy, strategy.Value) || IsHeld(RiskScope.Account, scopes.AccountOf(strategy).Value);

    /// <summary>The bits of the control word that stand for a kill.</summary>
    public static ulong BitsOf(KillLevel level, int id) => level switch
    {
        KillLevel.Strategy => ControlWord.StrategyBit(id),
        KillLevel.Account when id != Desk => ControlWord.AccountBit(id),
        KillLevel.Account or KillLevel.Engine => ControlWord.LevelBit((int)KillLevel.Engine),
        _ => ControlWord.LevelBit((int)level),
    };

    /// <summary>True if there is such a scope to kill.</summary>
    public bool Exists(KillLevel level, int id) => level switch
    {
        KillLevel.None => false,
        KillLevel.Strategy => (uint)id < (uint)scopes.Strategies,
        KillLevel.Account => id == Desk || (uint)id < (uint)scopes.Accounts,
        _ => level <= KillLevel.Network,
    };

    /// <summary>Ends order entry of a scope. True if this call changed anything; the first reason and the highest level are kept.</summary>
    /// <param name="level">How far.</param>
    /// <param name="id">The strategy of K1, the account of K2 (or <see cref="Desk"/>); not read for the other levels.</param>
    /// <param name="reason">Why.</param>
    /// <param name="principal">Who; 0 for the engine itself, until a person is known for it.</param>
    /// <param name="now">When.</param>
    public bool Engage(KillLevel level, int id, KillReason reason, ulong principal, Nanos now)
    {
        if (!Exists(level, id)) return false;
        word.Block(BitsOf(level, id));
        bool higher = level > Level;
        bool changed = Hold(level, id, principal) || higher;
        if (!changed) return false;
        if (!IsEngaged) Since = now;
        if (Reason == KillReason.None) Reason = reason;
        if (higher) Level = level;
        CoversAll = controls.EngineMode == TradingMode.Killed && IsHeld(RiskScope.Engine, 0) || AllAccountsHeld();
        return true;
    }

    /// <summary>Lets go of everything, when the person is nobody who killed. On anything but Ok nothing has changed.</summary>
    /// <remarks>A shared word is lifted by whoever put the re-arm on record, not here: it may hold a kill that the engine has not heard of yet.</remarks>
    public RearmStatus Rearm(ulong principal)
    {
        if (!IsEngaged) return RearmStatus.NotKilled;
        if (principal == 0) return RearmStatus.NoPrincipal;
        if (HasKilled(principal)) return RearmStatus.SamePrincipal;
        for (int i = 0; i < accountKillers.Length; i++) Release(RiskScope.Account, i, ref accountKillers[i]);
        for (int i = 0; i < strategyKillers.Length; i++) Release(RiskScope.Strategy, i, ref strategyKillers[i]);
        Release(RiskScope.Engine, 0, ref engineKiller);
        Level = KillLevel.None;
        Reason = KillReason.None;
        CoversAll = false;
        if (!isShared) word.TryLift(word.Value);
        return RearmStatus.Ok;
    }

    /// <summary>Tightens (or loosens) what a kill leaves possible: Killed lets nothing pass, Reducing what a flatten needs.</summary>
    internal void HoldAllAt(TradingMode mode)
    {
        for (int i = 0; i < accountKillers.Length; i++) Adjust(RiskScope.Account, i, mode);
        for (int i = 0; i < strategyKillers.Length; i++) Adjust(RiskScope.Strategy, i, mode);
        Adjust(RiskScope.Engine, 0, mode);
    }

    /// <summary>Uses this word from now on; what is killed already is blocked there at once.</summary>
    /// <param name="other">The word that the order encoder asks.</param>
    /// <param name="liftsItself">False when the word is shared: whoever puts a re-arm on record lifts it.</param>
    [ColdPath]
    public void Use(ControlWord other, bool liftsItself)
    {
        if ((word.Value & ControlWord.BlockingBits) != 0) other.Block(word.Value & ControlWord.BlockingBits);
        word = other;
        isShared = !liftsItself;
    }

    private bool Hold(KillLevel level, int id, ulong principal)
    {
        if (level == KillLevel.Strategy) return Hold(RiskScope.Strategy, id, ref strategyKillers[id], principal);
        if (level == KillLevel.Account && id != Desk) return Hold(RiskScope.Account, id, ref accountKillers[id], principal);
        return Hold(RiskScope.Engine, 0, ref engineKiller, principal);
    }

    private bool Hold(RiskScope scope, int id, ref ulong killer, ulong principal)
    {
        if (killer == 0) killer = principal;
        return controls.Set(scope, id, ModeSource.KillSwitch, TradingMode.Killed);
    }

    private void Release(RiskScope scope, int id, ref ulong killer)
    {
        killer = 0;
        controls.Set(scope, id, ModeSource.KillSwitch, TradingMode.Active);
    }

    private void Adjust(RiskScope scope, int id, TradingMode mode)
    {
        if (IsHeld(scope, id)) controls.Set(scope, id, ModeSource.KillSwitch, mode);
    }

    private bool IsHeld(RiskScope scope, int id) => controls.HeldBy(scope, id, ModeSource.KillSwitch) != TradingMode.Active;

    private bool AllAccountsHeld()
    {
        for (int i = 0; i < accountKillers.Length; i++)
            if (!IsHeld(RiskScope.Account, i)) return false;
        return true;
    }

    private bool HasKilled(ulong principal)
    {
        if (engineKiller == principal) return true;
        foreach (ulong killer in accountKillers)
            if (killer == principal) return true;
        foreach (ulong killer in strategyKillers)
            if (killer == principal) return true;
        return false;
    }
}
