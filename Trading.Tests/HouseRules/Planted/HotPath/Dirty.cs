// Planted faults: one hot method for each thing that hot code must not do.
using System;
using System.Collections.Generic;
using Trading.Core.Diagnostics;

namespace Trading.Tests.HouseRules.Planted.HotPath;

[HotPath]
internal sealed class Dirty(Shape shape, IShape contract, List<int> list)
{
    private static readonly int[] Table = [1, 2, 3];

    [Plant("newobj")]
    internal object Allocate() => new object();

    [Plant("newarr")]
    internal int[] AllocateArray(int length) => new int[length];

    [Plant("box")]
    internal object Box(int value) => value;

    [Plant("newobj", "throw")]
    internal void Throw(int value)
    {
        if (value < 0) throw new InvalidOperationException();
    }

    [Plant("catch")]
    internal int Catch(int value)
    {
        try { return Table[value]; }
        catch (IndexOutOfRangeException) { return 0; }
    }

    [Plant("virtual")]
    internal int Virtual() => shape.Area();

    [Plant("virtual")]
    internal int Interface() => contract.Area();

    [Plant("virtual")]
    internal int Unconstrained<T>(T value) where T : IShape => value.Area();

    [Plant("box")]
    internal int DefaultMember<T>(T value) where T : struct, IShape => value.Area() + value.Twice();

    [Plant("delegate", "newobj")]
    internal Func<int, int> Delegate(int add) => value => value + add;

    [Plant("delegate")]
    internal int Invoke(Func<int, int> function) => function(1);

    [Plant("string")]
    internal string Concatenate(string a, string b) => a + b;

    [Plant("string")]
    internal string Interpolate(int value) => $"value {value}";

    [Plant("iterator", "newobj")]
    internal IEnumerable<int> Iterate() { yield return 1; }

    [Plant("bcl")]
    internal void Grow(int value) => list.Add(value);

    internal int TransitiveRoot(int length) => Helper.Sum(length);
}
