// Writes frames into space of a term that the caller has reserved by its tail.
using System;
using System.Runtime.CompilerServices;
using Trading.Aeron.Diagnostics;
using Trading.Aeron.Memory;

namespace Trading.Aeron.LogBuffer;

/// <summary>The four ways to fill reserved space. All commit by a release of the frame's length, or leave that to the claim.</summary>
[HotPath]
public static class TermAppender
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AppendUnfragmented(UnsafeBuffer term, int offset, in HeaderWriter header, int termId, ReadOnlySpan<byte> message, long reservedValue)
    {
        int frameLength = message.Length + FrameDescriptor.HeaderLength;
        header.Write(term, offset, frameLength, termId);
        term.PutLong(offset + FrameDescriptor.ReservedValueOffset, reservedValue);
        term.PutBytes(offset + FrameDescriptor.HeaderLength, message);
        FrameDescriptor.FrameLengthOrdered(term, offset, frameLength);
    }

    public static void AppendFragmented(UnsafeBuffer term, int offset, in HeaderWriter header, int termId, ReadOnlySpan<byte> message, int maxPayloadLength, long reservedValue)
    {
        byte flags = FrameDescriptor.BeginFragment;
        for (int written = 0; written < message.Length;)
        {
            int payload = Math.Min(message.Length - written, maxPayloadLength), frameLength = payload + FrameDescriptor.HeaderLength;
            header.Write(term, offset, frameLength, termId);
            if (written + payload == message.Length) flags |= FrameDescriptor.EndFragment;
            term.PutByte(offset + FrameDescriptor.FlagsOffset, flags);
            term.PutLong(offset + FrameDescriptor.ReservedValueOffset, reservedValue);
            term.PutBytes(offset + FrameDescriptor.HeaderLength, message.Slice(written, payload));
            FrameDescriptor.FrameLengthOrdered(term, offset, frameLength);
            flags = 0;
            written += payload;
            offset += FrameDescriptor.Align(frameLength);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BufferClaim Claim(UnsafeBuffer term, int offset, in HeaderWriter header, int termId, int length)
    {
        int frameLength = length + FrameDescriptor.HeaderLength;
        header.Write(term, offset, frameLength, termId);
        term.PutLong(offset + FrameDescriptor.ReservedValueOffset, 0);
        return new BufferClaim(term, offset, frameLength);
    }

    /// <summary>A committed padding frame of this length, header included.</summary>
    public static void AppendPadding(UnsafeBuffer term, int offset, in HeaderWriter header, int termId, int frameLength)
    {
        header.Write(term, offset, frameLength, termId);
        term.PutShort(offset + FrameDescriptor.TypeOffset, FrameDescriptor.TypePadding);
        FrameDescriptor.FrameLengthOrdered(term, offset, frameLength);
    }
}
