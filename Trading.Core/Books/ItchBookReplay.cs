// Recorded ITCH bytes into the books as fast as memory allows: a window of messages at a time, each window's memory asked for ahead.
using System;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.MarketData;

namespace Trading.Core.Books;

/// <summary>Frames, decodes and applies a recorded tape; the books, the statuses and the counters are those of one message at a time.</summary>
/// <remarks>Before a window of 32 messages is decoded, their order references are read where every ITCH order message has them, and the lines of their
/// orders, then of their levels and neighbours, are asked for; so the misses overlap, while each message is still decoded and applied in one go, which
/// predicts its branches once. One owner thread.</remarks>
[HotPath]
public sealed class ItchBookReplay(ItchDecoder decoder, OrderBooks books)
{
    private const int Window = 32;
    private const int ReferenceOffset = 11;
    private const int SideOffset = 19;
    private const int PriceOffset = 32;
    private const int ReplacePriceOffset = 31;

    /// <summary>Bytes that are looked at from a message's start; near the end of the tape a message may be shorter, and is not looked at ahead.</summary>
    private const int PeekLength = PriceOffset + sizeof(uint);

    /// <summary>From so many instruments on their sides and levels outgrow the second-level cache; below, asking for them costs more than it saves.</summary>
    private const int ManyInstruments = 1000;

    private readonly bool many = books.Instruments >= ManyInstruments;
    private readonly int[] starts = new int[Window];
    private readonly int[] lengths = new int[Window];
    private readonly ulong[] references = new ulong[Window];

    /// <summary>Applies all frames of a span. The listener sees each outcome in order.</summary>
    /// <returns>What ended it: <see cref="FrameStatus.End"/>, or the status of a frame that is none; <paramref name="consumed"/> is where.</returns>
    public FrameStatus Apply<TListener>(ReadOnlySpan<byte> frames, ref TListener listener, out int consumed) where TListener : struct, IBookListener
    {
        var framer = new TapeFramer(frames);
        while (true)
        {
            int count = 0;
            FrameStatus status = FrameStatus.Message;
            consumed = framer.Position;
            while (count < Window && (status = framer.Next(out ReadOnlySpan<byte> message)) == FrameStatus.Message)
            {
                lengths[count] = message.Length;
                int start = framer.Position - message.Length;
                starts[count] = start;
                references[count++] = AskForOrder(frames, start);
                consumed = framer.Position;
            }
            for (int i = 0; many && i < count; i++) books.PrefetchQueue(references[i]);
            for (int i = 0; i < count; i++)
            {
                DecodeStatus decoded = decoder.Decode(frames.Slice(starts[i], lengths[i]), out MarketUpdate update);
                BookStatus applied = decoded == DecodeStatus.Ok ? books.Apply(in update, out BookChange change) : Skip(out change);
                listener.OnMessage(decoded, in update, applied, in change);
            }
            if (status != FrameStatus.Message) return status;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static BookStatus Skip(out BookChange change)
    {
        change = default;
        return BookStatus.Ignored;
    }

    // No branch on the type: a message without a reference asks for a line that nobody needs, which costs less than a mispredicted branch.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong AskForOrder(ReadOnlySpan<byte> frames, int start)
    {
        if (start > frames.Length - PeekLength) return 0;
        ReadOnlySpan<byte> peek = frames.Slice(start, PeekLength);
        ulong reference = BinaryPrimitives.ReadUInt64BigEndian(peek[ReferenceOffset..]);
        books.PrefetchOrder(reference);
        if (many) AskForInstrument(peek);
        return reference;
    }

    private void AskForInstrument(ReadOnlySpan<byte> peek)
    {
        InstrumentId instrument = decoder.Directory.OfLocate(BinaryPrimitives.ReadUInt16BigEndian(peek[1..]));
        books.PrefetchInstrument(instrument);
        uint low = BinaryPrimitives.ReadUInt32BigEndian(peek[PriceOffset..]);
        uint high = BinaryPrimitives.ReadUInt32BigEndian(peek[ReplacePriceOffset..]);
        // A replace does not say its side; the wrong one of the two costs a line.
        books.PrefetchLevelAt(instrument, peek[SideOffset] == 'S' ? 1 : 0, peek[0] == Itch50.OrderReplace ? high : low);
    }
}
