// What the planted faults dispatch on.
namespace Trading.Tests.HouseRules.Planted.HotPath;

internal interface IShape
{
    int Area();
    int Twice() => 2 * Area();
}

internal abstract class Shape
{
    public abstract int Area();
}

internal readonly record struct Square(int Side) : IShape
{
    public int Area() => Side * Side;
}
