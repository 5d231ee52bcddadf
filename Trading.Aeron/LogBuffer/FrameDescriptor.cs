// Layout of the 32-byte frame header and the rules of framing.
using System;
using System.Runtime.CompilerServices;
using Trading.Aeron.Diagnostics;
using Trading.Aeron.Memory;

namespace Trading.Aeron.LogBuffer;

/// <summary>Specification sections 7.1 and 7.2. A negative length is a claim in progress, 0 is free space, a positive one is committed.</summary>
[HotPath]
public static class FrameDescriptor
{
    public const int FrameLengthOffset = 0;
    public const int VersionOffset = 4;
    public const int FlagsOffset = 5;
    public const int TypeOffset = 6;
    public const int TermOffsetOffset = 8;
    public const int SessionIdOffset = 12;
    public const int StreamIdOffset = 16;
    public const int TermIdOffset = 20;
    public const int ReservedValueOffset = 24;

    public const int HeaderLength = 32;
    public const int FrameAlignment = 32;
    public const int TypePadding = 0;
    public const int TypeData = 1;

    public const byte BeginFragment = 0x80;
    public const byte EndFragment = 0x40;
    public const byte Unfragmented = 0xC0;
    public const byte EndOfStream = 0x20;
    public const byte Revoked = 0x10;

    public const int MessageLengthMax = 16 * 1024 * 1024;
    public const int MtuLengthMax = 65504;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Align(int length) => (length + (FrameAlignment - 1)) & ~(FrameAlignment - 1);

    /// <summary>The longest message a stream takes, fragmented or not.</summary>
    public static int ComputeMaxMessageLength(int termLength) => Math.Min(termLength / 8, MessageLengthMax);

    /// <summary>Bytes of the log that a message takes, all its fragments with header and alignment.</summary>
    public static int ComputeFragmentedFrameLength(int length, int maxPayloadLength)
    {
        int whole = length / maxPayloadLength, rest = length % maxPayloadLength;
        return whole * (maxPayloadLength + HeaderLength) + (rest > 0 ? Align(rest + HeaderLength) : 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FrameLengthVolatile(UnsafeBuffer term, int offset) => term.GetIntVolatile(offset);

    /// <summary>Commits: everything written before is visible to who sees the length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FrameLengthOrdered(UnsafeBuffer term, int offset, int frameLength) => term.PutIntOrdered(offset, frameLength);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsPadding(UnsafeBuffer term, int offset) => (ushort)term.GetShort(offset + TypeOffset) == TypePadding;
}
