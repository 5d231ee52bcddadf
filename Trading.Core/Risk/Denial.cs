// A refusal with its evidence: which check, at which scope, what was compared with what.
using System.Runtime.InteropServices;

namespace Trading.Core.Risk;

/// <summary>The compared values of one verdict, 24 bytes; journaled with the order (docs/formats/journal.md).</summary>
[StructLayout(LayoutKind.Sequential)]
public struct Denial
{
    public RiskVerdict Verdict;

    /// <summary>The scope whose limit was hit.</summary>
    public RiskScope Scope;

    /// <summary>Which engine, account, strategy, instrument or group.</summary>
    public int ScopeId;

    /// <summary>What the order would have made of it, in the unit of the limit.</summary>
    public long Value;

    public long Limit;
}
