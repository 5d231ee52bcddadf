// Planted faults: a rank-1 room that uses a rank-6 room in a body, a signature and a field.
using Trading.Tests.HouseRules.Planted.Layering.Pipeline;

namespace Trading.Tests.HouseRules.Planted.Layering.Domain;

internal static class LooksUp
{
    internal static int Peek() => Line.Length();
}

internal static class LooksUpInSignature
{
    internal static void Take(Line[]? lines) => _ = lines;
}

internal struct LooksUpInField
{
#pragma warning disable CS0169, CS0649
    private Line? pipeline;
#pragma warning restore CS0169, CS0649
}
