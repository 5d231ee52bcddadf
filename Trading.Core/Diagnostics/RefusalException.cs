// The one exception for what an operator or a file got wrong, thrown only before arming.
using System;

namespace Trading.Core.Diagnostics;

/// <summary>What kind of input was refused; the hosts turn it into their exit code.</summary>
public enum RefusalKind : byte
{
    /// <summary>A command line or configuration: exit code 2.</summary>
    Configuration = 2,

    /// <summary>A tape, artifact, journal or other input file: exit code 3.</summary>
    BadInput = 3,

    /// <summary>Well-formed input that a check does not let through: exit code 4.</summary>
    Refused = 4,
}

/// <summary>Bad input or configuration, said so that the operator can act: what, where, found, allowed, remedy.</summary>
/// <remarks>Cold code only. The hot path answers bad input with a status and a counter instead.</remarks>
public sealed class RefusalException(RefusalKind kind, string what, string where, string found, string allowed, string remedy)
    : Exception($"{what}\n  where:   {where}\n  found:   {found}\n  allowed: {allowed}\n  remedy:  {remedy}")
{
    public RefusalKind Kind { get; } = kind;
    public string What { get; } = what;
    public string Where { get; } = where;
    public string Found { get; } = found;
    public string Allowed { get; } = allowed;
    public string Remedy { get; } = remedy;
}
