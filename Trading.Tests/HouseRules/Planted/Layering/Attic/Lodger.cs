// Planted fault: a type in a room that the house plan does not know.
namespace Trading.Tests.HouseRules.Planted.Layering.Attic;

internal sealed class Lodger;
