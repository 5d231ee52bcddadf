// A public surface before a planted change.
namespace Trading.Tests.HouseRules.Planted.Api.Before;

public sealed class Quote
{
    public const int Limit = 1;
    public bool Send(int price, long quantity) => price < quantity && Hidden();
    private static bool Hidden() => true;
}
