// Marks code that runs between a packet and an order, so that a test can hold its IL to the hot-path rules.
using System;

namespace Trading.Core.Diagnostics;

/// <summary>The type or method runs on the trading thread after arming: no allocation, no boxing, no throw, no virtual or interface dispatch.</summary>
/// <remarks>Enforced on IL by the house-rule tests. On a type it covers every method except constructors and those marked <see cref="ColdPathAttribute"/>.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method | AttributeTargets.Constructor)]
public sealed class HotPathAttribute : Attribute;

/// <summary>A member of a hot type that runs only before arming, after the session, or on the way down; exempt from the hot-path rules.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property)]
public sealed class ColdPathAttribute : Attribute;
