// Where the fields of the frequent ITCH messages stand: records to lay over the bytes, all numbers big-endian.
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Trading.Core.MarketData;

/// <summary>What every message opens with, and the reference that follows in all order messages (type D is this alone).</summary>
[StructLayout(LayoutKind.Explicit, Pack = 1, Size = Itch50.HeaderLength)]
internal struct ItchHeadWire
{
    [FieldOffset(1)] public ushort Locate;

    /// <summary>Tracking number (2 bytes) and time (6 bytes) by one load.</summary>
    [FieldOffset(3)] public ulong TrackingAndTime;
}

/// <summary>D, and the head of E, C, X and U.</summary>
[StructLayout(LayoutKind.Explicit, Pack = 1, Size = 19)]
internal struct ItchReferenceWire
{
    [FieldOffset(11)] public ulong Reference;
}

/// <summary>A, F without its participant, P without its match number.</summary>
[StructLayout(LayoutKind.Explicit, Pack = 1, Size = 36)]
internal struct ItchAddWire
{
    [FieldOffset(11)] public ulong Reference;
    [FieldOffset(19)] public byte Side;
    [FieldOffset(20)] public uint Shares;
    [FieldOffset(24)] public ulong Stock;
    [FieldOffset(32)] public uint Price;
}

/// <summary>E, and C without what is its own.</summary>
[StructLayout(LayoutKind.Explicit, Pack = 1, Size = 31)]
internal struct ItchExecutedWire
{
    [FieldOffset(11)] public ulong Reference;
    [FieldOffset(19)] public uint Shares;
    [FieldOffset(23)] public ulong Match;
}

/// <summary>X.</summary>
[StructLayout(LayoutKind.Explicit, Pack = 1, Size = 23)]
internal struct ItchCancelWire
{
    [FieldOffset(11)] public ulong Reference;
    [FieldOffset(19)] public uint Shares;
}

/// <summary>U.</summary>
[StructLayout(LayoutKind.Explicit, Pack = 1, Size = 35)]
internal struct ItchReplaceWire
{
    [FieldOffset(11)] public ulong Reference;
    [FieldOffset(19)] public ulong NewReference;
    [FieldOffset(27)] public uint Shares;
    [FieldOffset(31)] public uint Price;
}

/// <summary>Big-endian to ours.</summary>
internal static class WireOrder
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ushort Ours(ushort wire) => BinaryPrimitives.ReverseEndianness(wire);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Ours(uint wire) => BinaryPrimitives.ReverseEndianness(wire);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Ours(ulong wire) => BinaryPrimitives.ReverseEndianness(wire);
}
