// Takes ITCH messages straight into the books.
using System;
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.MarketData;

namespace Trading.Core.Books;

/// <summary>For one message: no update is written and read again, and the type is branched on once.</summary>
[HotPath]
internal struct BookTaker(OrderBooks books) : IItchTaker
{
    private readonly OrderBooks books = books;
    private NoWatch nobody;

    /// <summary>What applying came to; <see cref="BookStatus.Ignored"/> for what does not concern the books.</summary>
    public BookStatus Applied = BookStatus.Ignored;

    public readonly void OnTime(long venueTime)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void OnAdd(InstrumentId instrument, ulong reference, Side side, uint lots, uint price, MarketUpdateFlags flags)
    {
        if (books.Holds(instrument)) Applied = books.Enter(OrderBooks.BookOf(instrument, side), reference, price, lots, ref nobody);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void OnExecuted(InstrumentId instrument, ulong reference, uint lots, ulong match)
    {
        if (books.Holds(instrument)) Applied = books.Shrink(instrument, reference, lots, trade: true, ref nobody);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void OnReduced(InstrumentId instrument, ulong reference, uint lots)
    {
        if (books.Holds(instrument)) Applied = books.Shrink(instrument, reference, lots, trade: false, ref nobody);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void OnDeleted(InstrumentId instrument, ulong reference)
    {
        if (books.Holds(instrument)) Applied = books.Delete(instrument, reference, ref nobody);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void OnReplaced(InstrumentId instrument, ulong reference, ulong newReference, uint lots, uint price)
    {
        if (books.Holds(instrument)) Applied = books.Replace(instrument, reference, newReference, price, lots, ref nobody);
    }

    public readonly void OnFault(InstrumentId instrument)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DecodeStatus OnRare(ItchDecoder decoder, byte type, ushort locate, ReadOnlySpan<byte> message)
    {
        DecodeStatus status = ApplyRare(books, decoder, type, locate, message, out BookStatus applied);
        Applied = applied;
        return status;
    }

    // Static, so that the taker's address is not taken and it stays in registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static DecodeStatus ApplyRare(OrderBooks books, ItchDecoder decoder, byte type, ushort locate, ReadOnlySpan<byte> message, out BookStatus applied)
    {
        MarketUpdate update = default;
        update.Instrument = InstrumentId.None;
        DecodeStatus status = decoder.DecodeRare(type, locate, message, ref update);
        applied = status == DecodeStatus.Ok ? books.Apply(in update) : BookStatus.Ignored;
        return status;
    }
}
