// Marks code that runs for every message, so that the house rules can hold its IL to the hot-path rules.
using System;

namespace Trading.Aeron.Diagnostics;

/// <summary>The type or method runs for every message: no allocation, no boxing, no throw, no virtual or interface dispatch.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method)]
internal sealed class HotPathAttribute : Attribute;

/// <summary>A member of a hot type, or one called by it, that runs only at the start, at the end or on the way down.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property)]
internal sealed class ColdPathAttribute : Attribute;
