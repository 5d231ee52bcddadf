// The clean neighbour of the layering faults: a high room that uses a lower one.
namespace Trading.Tests.HouseRules.Planted.Layering.Pipeline;

internal sealed class Line
{
    internal static int Length() => 1;
    internal static void Down() => Domain.LooksUpInSignature.Take(null);
}
