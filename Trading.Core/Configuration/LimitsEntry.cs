// One part of a limits file: the engine, or a named account, strategy, instrument or group.
using System.Collections.Generic;
using Trading.Core.Risk;

namespace Trading.Core.Configuration;

/// <summary>A name, what it belongs to, and the limits that the file sets for it.</summary>
/// <param name="Scope">Where it stands.</param>
/// <param name="Name">Its key in the file: a symbol for instruments; "engine" for the engine.</param>
/// <param name="Owner">The account of a strategy, the group of an instrument; "" otherwise.</param>
/// <param name="Instruments">The instruments that a strategy may trade; null is all.</param>
/// <param name="Values">By kind; <see cref="RiskLimits.Missing"/> where the file says nothing.</param>
public sealed record LimitsEntry(RiskScope Scope, string Name, string Owner, IReadOnlyList<string>? Instruments, IReadOnlyList<long> Values);
