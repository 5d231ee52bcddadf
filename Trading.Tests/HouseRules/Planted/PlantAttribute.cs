// Marks a deliberate breach, so that the tests know what each rule must find in it.
using System;

namespace Trading.Tests.HouseRules.Planted;

/// <summary>The rule codes that must be reported for this member. A member of a planted namespace without it must not be reported.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method)]
public sealed class PlantAttribute(params string[] codes) : Attribute
{
    public string[] Codes { get; } = codes;
}
