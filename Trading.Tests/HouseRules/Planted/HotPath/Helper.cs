// Planted fault: an unmarked method that allocates and is reached only through a call from hot code.
namespace Trading.Tests.HouseRules.Planted.HotPath;

internal static class Helper
{
    [Plant("newarr")]
    internal static int Sum(int length) => new int[length].Length;
}
