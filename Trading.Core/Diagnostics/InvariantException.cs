// The exception of a broken invariant: a bug of ours, never the user's mistake.
using System;

namespace Trading.Core.Diagnostics;

/// <summary>Thrown when an <see cref="Invariant"/> does not hold. Nothing catches it but the top of the process.</summary>
public sealed class InvariantException(string what) : Exception("Broken invariant: " + what);
