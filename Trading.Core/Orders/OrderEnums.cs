// The closed vocabularies of a request: its type, its time in force, its flags.
using System;

namespace Trading.Core.Orders;

/// <summary>How the price of a request is meant. The numbers are format: journals hold them.</summary>
public enum OrderType : byte
{
    /// <summary>Trades at its price or better.</summary>
    Limit = 0,

    /// <summary>Trades at once; the risk gate turns it into an immediate-or-cancel limit at the collar, so that no order without a price leaves.</summary>
    Market = 1,
}

/// <summary>How long an order may rest. The numbers are format: journals hold them.</summary>
public enum TimeInForce : byte
{
    /// <summary>Rests until filled, cancelled or the session ends.</summary>
    Day = 0,

    /// <summary>Trades what it can on arrival; the rest is cancelled.</summary>
    ImmediateOrCancel = 1,

    /// <summary>Rests until its expire time at the latest.</summary>
    GoodTillTime = 2,
}

/// <summary>Conditions of a request. The numbers are format: journals hold them.</summary>
[Flags]
public enum OrderFlags : byte
{
    None = 0,

    /// <summary>May only make the position smaller, whatever fills first.</summary>
    ReduceOnly = 1,
}
