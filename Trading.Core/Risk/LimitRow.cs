// One row of the limit schema.
namespace Trading.Core.Risk;

/// <summary>What one limit is.</summary>
/// <param name="Kind">Its number.</param>
/// <param name="Name">Its key in files and commands, with the unit.</param>
/// <param name="Control">The control of the table that holds orders to it; "" for a breaker without a C-number.</param>
/// <param name="Scopes">Where it may be set. The engine scope must set it.</param>
/// <param name="Min">Smallest value that may be set.</param>
/// <param name="Max">Largest value that may be set.</param>
/// <param name="HigherIsTighter">True where the largest of several scopes is the tightest: windows, reserves, samples, flags that demand.</param>
/// <param name="Meaning">One sentence for people.</param>
public sealed record LimitRow(
    LimitKind Kind, string Name, string Control, RiskScopeSet Scopes, long Min, long Max, bool HigherIsTighter, string Meaning)
{
    /// <summary>The loosest value: what a configuration that does not speak of this limit gets.</summary>
    public long Widest => HigherIsTighter ? Min : Max;
}
