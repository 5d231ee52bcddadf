// The same surface after it: a constant, a parameter type and a method changed; the private change does not count.
namespace Trading.Tests.HouseRules.Planted.Api.After;

public sealed class Quote
{
    public const int Limit = 2;
    public bool Send(long price, long quantity) => price < quantity && Concealed();
    public void Cancel() { }
    private static bool Concealed() => true;
}
