// What a breaker did: tripped or let go, with the compared values.
using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Trading.Core.Diagnostics;

namespace Trading.Core.Risk.Breakers;

/// <summary>One trip or re-arm, 32 bytes; journaled as it stands: 0 breaker, 1 scope, 2 mode it holds now, 3 flags, 4 scope id i32, 8 value i64, 16 limit i64, 24 trips u32, 28 kill level u8.</summary>
[StructLayout(LayoutKind.Sequential)]
[HotPath]
public struct BreakerEvent
{
    public const int Length = 32;

    /// <summary>The breaker, by the source under which it holds its mode.</summary>
    public ModeSource Breaker;

    public RiskScope Scope;

    /// <summary>The mode it holds its scope at from now on; Active is a re-arm, or an alert that holds nothing.</summary>
    public TradingMode Mode;

    /// <summary>1: only a person may let go. 2: an alert, nothing is held.</summary>
    public byte Flags;

    public int ScopeId;
    public long Value;
    public long Limit;

    /// <summary>How often it has tripped; 0 after a person's reset.</summary>
    public int Trips;

    /// <summary>The kill that goes with it.</summary>
    public KillLevel Kill;

    public KillReason KillReason;

    public const byte NeedsPerson = 1;
    public const byte Alert = 2;

    public readonly ulong Head => (ulong)Breaker | (ulong)Scope << 8 | (ulong)Mode << 16 | (ulong)Flags << 24 | (ulong)(uint)ScopeId << 32;

    public readonly void Write(Span<byte> buffer)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(buffer, Head);
        BinaryPrimitives.WriteInt64LittleEndian(buffer[8..], Value);
        BinaryPrimitives.WriteInt64LittleEndian(buffer[16..], Limit);
        BinaryPrimitives.WriteInt32LittleEndian(buffer[24..], Trips);
        BinaryPrimitives.WriteInt32LittleEndian(buffer[28..], (int)Kill | (int)KillReason << 8);
    }
}
