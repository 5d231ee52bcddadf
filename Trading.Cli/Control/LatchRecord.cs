// One line of the latch: who killed what, or who re-armed, when and why.
using System;

namespace Trading.Cli.Control;

/// <summary>A kill of a level, or the re-arm of everything.</summary>
/// <param name="IsKill">False for a re-arm, which is of level 0.</param>
/// <param name="Level">1 strategy, 2 account, 3 engine, 4 venue, 5 network.</param>
/// <param name="Id">The strategy or account; 0 for the other levels.</param>
/// <param name="UtcTime">When it was decided.</param>
/// <param name="Principal">The person or part that decided.</param>
/// <param name="Reason">In the principal's words; one line.</param>
public sealed record LatchRecord(bool IsKill, int Level, int Id, DateTime UtcTime, string Principal, string Reason)
{
    public const int LevelMax = 5;
    public const int PrincipalLengthMax = 64;
    public const int ReasonLengthMax = 200;

    /// <summary>Principal of kills that the engine itself decided; no person can be it.</summary>
    public const string Engine = "engine:breaker";

    /// <summary>"strategy 3", "account 0" or "engine".</summary>
    public string Scope => Level switch { 1 => $"strategy {Id}", 2 => $"account {Id}", _ => "engine" };

    public string Name => $"K{Level}";
}
