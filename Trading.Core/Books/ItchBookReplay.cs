// Recorded ITCH bytes into the books as fast as memory allows: a window of messages at a time, each window's memory asked for ahead.
using System;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.MarketData;

namespace Trading.Core.Books;

/// <summary>Decodes ITCH messages straight into the books, one at a time or a tape in windows; the books, the statuses and the counters are the same both ways,
/// and the same as by <see cref="ItchDecoder.Decode"/> and <see cref="OrderBooks.Apply(in MarketUpdate)"/>.</summary>
/// <remarks>Before a window of 32 messages is decoded, their order references are read where every ITCH order message has them, and the lines of their
/// orders, then of their levels, are asked for; so the misses overlap, while each message is still decoded and applied in one go, which
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
    private readonly long[] counts = new long[BookStatuses.Count];

    /// <summary>How many messages came to a status; those that were not decoded are <see cref="BookStatus.Ignored"/> and counted by the decoder as well.</summary>
    public long Of(BookStatus status) => counts[(int)status];

    /// <summary>Decodes and applies one message.</summary>
    public BookStatus Apply(ReadOnlySpan<byte> message)
    {
        var taker = new BookTaker(books);
        decoder.Decode(message, ref taker);
        counts[(int)taker.Applied]++;
        return taker.Applied;
    }

    /// <summary>Applies all frames of a span, in windows.</summary>
    /// <returns>What ended it: <see cref="FrameStatus.End"/>, or the status of a frame that is none; <paramref name="consumed"/> is where.</returns>
    public FrameStatus Apply(ReadOnlySpan<byte> frames, out int consumed)
    {
        consumed = 0;
        while (true)
        {
            FrameStatus status = Ask(frames, ref consumed, out int count);
            for (int i = 0; i < count; i++)
            {
                var taker = new BookTaker(books);
                decoder.Decode(frames.Slice(starts[i], lengths[i]), ref taker);
                counts[(int)taker.Applied]++;
            }
            if (status != FrameStatus.Message) return status;
        }
    }

    /// <summary>As <see cref="Apply(ReadOnlySpan{byte}, out int)"/>, for a listener who sees each update and each change in order.</summary>
    public FrameStatus Apply<TListener>(ReadOnlySpan<byte> frames, ref TListener listener, out int consumed) where TListener : struct, IBookListener
    {
        consumed = 0;
        while (true)
        {
            FrameStatus status = Ask(frames, ref consumed, out int count);
            for (int i = 0; i < count; i++)
            {
                DecodeStatus decoded = decoder.Decode(frames.Slice(starts[i], lengths[i]), out MarketUpdate update);
                BookStatus applied = decoded == DecodeStatus.Ok ? books.Apply(in update, out BookChange change) : Skip(out change);
                counts[(int)applied]++;
                listener.OnMessage(decoded, in update, applied, in change);
            }
            if (status != FrameStatus.Message) return status;
        }
    }

    /// <summary>Frames the next window and asks for the memory that it will need.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private FrameStatus Ask(ReadOnlySpan<byte> frames, ref int consumed, out int count)
    {
        var framer = new TapeFramer(frames[consumed..]);
        int from = consumed;
        count = 0;
        FrameStatus status = FrameStatus.Message;
        while (count < Window && (status = framer.Next(out ReadOnlySpan<byte> message)) == FrameStatus.Message)
        {
            int start = from + framer.Position - message.Length;
            lengths[count] = message.Length;
            starts[count] = start;
            references[count++] = AskForOrder(frames, start);
            consumed = from + framer.Position;
        }
        for (int i = 0; many && i < count; i++) books.PrefetchQueue(references[i]);
        return status;
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
