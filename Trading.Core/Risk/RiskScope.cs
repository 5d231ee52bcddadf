// The levels at which a limit, a mode or a counter exists.
using System;

namespace Trading.Core.Risk;

/// <summary>Engine contains accounts, an account strategies; an instrument belongs to one group. The tightest of all that contain an order wins. Numbers are stable.</summary>
public enum RiskScope : byte
{
    Engine = 0,
    Account = 1,
    Strategy = 2,
    Instrument = 3,

    /// <summary>Asset group or sector.</summary>
    Group = 4,
}

/// <summary>The scopes at which a limit means something.</summary>
[Flags]
public enum RiskScopeSet : byte
{
    None = 0,
    Engine = 1 << RiskScope.Engine,
    Account = 1 << RiskScope.Account,
    Strategy = 1 << RiskScope.Strategy,
    Instrument = 1 << RiskScope.Instrument,
    Group = 1 << RiskScope.Group,
}
