// Appends framed messages to a tape: the counterpart of the framer.
using System;
using System.Buffers.Binary;

namespace Trading.Core.MarketData;

/// <summary>Fills a buffer with frames of two big-endian length bytes and a message. Full is an answer, never a partial frame.</summary>
public ref struct TapeWriter(Span<byte> buffer)
{
    private readonly Span<byte> buffer = buffer;

    /// <summary>Bytes written so far; the caller flushes and starts a new writer when an append answers false.</summary>
    public int Position { get; private set; }

    /// <summary>The frames written so far.</summary>
    public readonly ReadOnlySpan<byte> Written => buffer[..Position];

    /// <summary>Frames and appends message bytes as they stand; false when they do not fit (or are longer than a frame can tell).</summary>
    public bool TryAppend(ReadOnlySpan<byte> message)
    {
        if (!TryOpenFrame(message.Length, out Span<byte> body)) return false;
        message.CopyTo(body);
        return true;
    }

    /// <summary>Encodes, frames and appends a typed message; false when it does not fit.</summary>
    public bool TryAppend<TMessage>(in TMessage message)
        where TMessage : struct, IItchMessage<TMessage>
    {
        if (!TryOpenFrame(Itch50.LengthOf(TMessage.WireType), out Span<byte> body)) return false;
        message.Write(body);
        return true;
    }

    private bool TryOpenFrame(int length, out Span<byte> body)
    {
        body = default;
        if (length > ushort.MaxValue || buffer.Length - Position < TapeFramer.LengthBytes + length) return false;
        BinaryPrimitives.WriteUInt16BigEndian(buffer[Position..], (ushort)length);
        body = buffer.Slice(Position + TapeFramer.LengthBytes, length);
        Position += TapeFramer.LengthBytes + length;
        return true;
    }
}
