// Cuts a tape into messages: each preceded by its length in two big-endian bytes.
using System;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;

namespace Trading.Core.MarketData;

/// <summary>Walks the frames of an ITCH tape held in memory, without copying. Never reads past the span; every call advances or ends.</summary>
/// <remarks>The framing of the venue's BinaryFILE downloads and of SoupBinTCP captures stripped of their headers.</remarks>
[HotPath]
public ref struct TapeFramer(ReadOnlySpan<byte> tape)
{
    /// <summary>Bytes of a frame before its message.</summary>
    public const int LengthBytes = 2;

    private readonly ReadOnlySpan<byte> tape = tape;

    /// <summary>Offset of the next frame in bytes.</summary>
    public int Position { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FrameStatus Next(out ReadOnlySpan<byte> message)
    {
        ReadOnlySpan<byte> rest = tape[Position..];
        if (rest.Length >= LengthBytes)
        {
            int length = BinaryPrimitives.ReadUInt16BigEndian(rest);
            if (length - 1 is >= 0 and < Itch50.MaxLength && length <= rest.Length - LengthBytes)
            {
                message = rest.Slice(LengthBytes, length);
                Position += LengthBytes + length;
                return FrameStatus.Message;
            }
        }
        message = default;
        FrameStatus status = Irregular(rest, out int skipped);
        Position += skipped;
        return status;
    }

    // Static, so that the framer's own address is never taken and its position stays in a register.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static FrameStatus Irregular(ReadOnlySpan<byte> rest, out int skipped)
    {
        skipped = 0;
        if (rest.IsEmpty) return FrameStatus.End;
        int length = rest.Length < LengthBytes ? 1 : BinaryPrimitives.ReadUInt16BigEndian(rest);
        skipped = Math.Min(rest.Length, LengthBytes + length);
        if (length == 0) return FrameStatus.ZeroLength;
        return length > Itch50.MaxLength ? FrameStatus.ImpossibleLength : FrameStatus.TruncatedTail;
    }
}
