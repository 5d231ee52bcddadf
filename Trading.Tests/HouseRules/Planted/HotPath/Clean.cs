// The clean neighbour of the hot-path faults: all that hot code may do, so that the rule is known not to cry wolf.
using System;
using System.Buffers.Binary;
using System.Numerics;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Tests.HouseRules.Planted.HotPath;

[HotPath]
internal sealed class Clean<T>(T shape) where T : struct, IShape
{
    private readonly int[] values = new int[8];

    internal int Statically() => shape.Area();

    internal long Arithmetic(ReadOnlySpan<byte> bytes)
    {
        Span<byte> copy = stackalloc byte[8];
        bytes.CopyTo(copy);
        Array.Clear(values);
        Invariant.That(copy.Length == 8);
        return BinaryPrimitives.ReadInt64BigEndian(copy) + BitOperations.PopCount((uint)values[0]) + Math.Max(1, 2);
    }

    internal bool Equal(Price a, Price b) => a == b && new Price(1) != b;

    internal int CallsCold(bool rare) => rare ? Report() : 0;

    [ColdPath]
    private int Report() => $"{values.Length}".Length;

    public override string ToString() => $"{values.Length}";
}
