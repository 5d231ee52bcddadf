// The always-on assertion: what must hold if our own code is right, in production too.
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Trading.Core.Diagnostics;

/// <summary>Checks facts that only a bug of ours can break. Never used for bad input, which gets a status or a refusal.</summary>
/// <remarks>A failure throws <see cref="InvariantException"/> from a cold method; the host lets it end the process with exit code 5.</remarks>
public static class Invariant
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void That([DoesNotReturnIf(false)] bool condition, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        if (!condition) Fail(what);
    }

    // Nothing but a throw, and not marked against inlining: so the compiler sees that it never returns, moves the call out of the way and keeps nothing alive across it.
    [DoesNotReturn, StackTraceHidden]
    public static void Fail(string what) => throw new InvariantException(what);
}
