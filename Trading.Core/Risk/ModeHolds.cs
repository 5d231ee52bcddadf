// The holds of all sources on one scope, as one bit a source and mode.
using Trading.Core.Diagnostics;

namespace Trading.Core.Risk;

/// <summary>Three words of bits; the mode is the tightest word that is not empty.</summary>
[HotPath]
internal struct ModeHolds
{
    public const int Sources = 32;
    private uint reducing;
    private uint halted;
    private uint killed;

    public readonly TradingMode Mode =>
        killed != 0 ? TradingMode.Killed : halted != 0 ? TradingMode.Halted : reducing != 0 ? TradingMode.Reducing : TradingMode.Active;

    public readonly TradingMode HeldBy(ModeSource source)
    {
        uint bit = 1u << (int)source;
        if ((killed & bit) != 0) return TradingMode.Killed;
        if ((halted & bit) != 0) return TradingMode.Halted;
        return (reducing & bit) != 0 ? TradingMode.Reducing : TradingMode.Active;
    }

    /// <summary>True if it changed.</summary>
    public bool Set(ModeSource source, TradingMode mode)
    {
        if (HeldBy(source) == mode) return false;
        uint bit = 1u << (int)source;
        reducing = mode == TradingMode.Reducing ? reducing | bit : reducing & ~bit;
        halted = mode == TradingMode.Halted ? halted | bit : halted & ~bit;
        killed = mode == TradingMode.Killed ? killed | bit : killed & ~bit;
        return true;
    }
}
