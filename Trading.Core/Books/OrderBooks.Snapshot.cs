// The books as bytes and back: all instruments at once, checked before anything changes.
using System;
using System.Buffers.Binary;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Journal;
using Trading.Core.MarketData;

namespace Trading.Core.Books;

/// <remarks>Snapshot format 1, little-endian: "BOOKSNAP", version u32, instruments u32, orders u64, last priority u64; then an order each: reference u64,
/// priority u64, price i64, quantity u32, side of instrument u32 (2 x instrument + side), side by side from the best level outwards and from the head of each
/// queue; last a CRC-32C u32 of all before.</remarks>
public sealed partial class OrderBooks
{
    private const ulong SnapshotMagic = 0x50414E534B4F4F42; // "BOOKSNAP"
    private const uint SnapshotVersion = 1;
    private const int SnapshotHeader = 32;
    private const int SnapshotOrder = 32;
    private const int SnapshotChecksum = 4;

    /// <summary>Size of a snapshot taken now.</summary>
    public long SnapshotBytes => SnapshotHeader + (long)SnapshotOrder * LiveOrders + SnapshotChecksum;

    /// <summary>Writes all books; false when the destination is shorter than <see cref="SnapshotBytes"/>.</summary>
    [ColdPath]
    public bool TryWriteSnapshot(Span<byte> destination)
    {
        if (destination.Length < SnapshotBytes) return false;
        BinaryPrimitives.WriteUInt64LittleEndian(destination, SnapshotMagic);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[8..], SnapshotVersion);
        BinaryPrimitives.WriteInt32LittleEndian(destination[12..], instruments);
        BinaryPrimitives.WriteInt64LittleEndian(destination[16..], LiveOrders);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[24..], lastPriority);
        int at = SnapshotHeader;
        for (int book = 0; book < 2 * instruments; book++) at = WriteSide(book, destination, at);
        Invariant.That(at == SnapshotBytes - SnapshotChecksum, "Every live order is in a queue.");
        BinaryPrimitives.WriteUInt32LittleEndian(destination[at..], Crc32C.Compute(destination[..at]));
        return true;
    }

    [ColdPath]
    private int WriteSide(int book, Span<byte> destination, int at)
    {
        var instrument = new InstrumentId(book >> 1);
        var side = (Side)(book & 1);
        DepthView view = View(instrument, side);
        for (int depth = 0; depth < view.Count; depth++)
        {
            long price = view[depth].Price.Ticks;
            for (int slot = FirstSlot(instrument, side, view[depth].Price); slot != NoSlot; slot = NextSlot(slot))
            {
                Span<byte> record = destination.Slice(at, SnapshotOrder);
                BinaryPrimitives.WriteUInt64LittleEndian(record, ReferenceAt(slot));
                BinaryPrimitives.WriteUInt64LittleEndian(record[8..], PriorityAt(slot));
                BinaryPrimitives.WriteInt64LittleEndian(record[16..], price);
                BinaryPrimitives.WriteUInt32LittleEndian(record[24..], orders[slot].Quantity);
                BinaryPrimitives.WriteInt32LittleEndian(record[28..], book);
                at += SnapshotOrder;
            }
        }
        return at;
    }

    /// <summary>Becomes the books of a snapshot, with the same state hash and the same future. Built aside and swapped in whole, so a refusal changes nothing.</summary>
    /// <remarks>Cold: takes the memory of a second set of books meanwhile. Slots may differ from those of the books that were written.</remarks>
    [ColdPath]
    public BookSnapshotStatus Restore(ReadOnlySpan<byte> snapshot)
    {
        if (snapshot.Length < SnapshotHeader + SnapshotChecksum || BinaryPrimitives.ReadUInt64LittleEndian(snapshot) != SnapshotMagic) return BookSnapshotStatus.Damaged;
        int end = snapshot.Length - SnapshotChecksum;
        if (BinaryPrimitives.ReadUInt32LittleEndian(snapshot[end..]) != Crc32C.Compute(snapshot[..end])) return BookSnapshotStatus.Damaged;
        if (BinaryPrimitives.ReadUInt32LittleEndian(snapshot[8..]) != SnapshotVersion) return BookSnapshotStatus.UnknownVersion;
        ReadOnlySpan<byte> records = snapshot[SnapshotHeader..end];
        if (records.Length % SnapshotOrder != 0 || BinaryPrimitives.ReadInt64LittleEndian(snapshot[16..]) != records.Length / SnapshotOrder) return BookSnapshotStatus.Damaged;
        if (BinaryPrimitives.ReadInt32LittleEndian(snapshot[12..]) != instruments) return BookSnapshotStatus.OtherInstruments;
        var built = new OrderBooks(new BookCapacity(instruments, hashedSlots.Capacity, levelCapacity, directReferences), scale);
        ulong last = BinaryPrimitives.ReadUInt64LittleEndian(snapshot[24..]);
        for (; !records.IsEmpty; records = records[SnapshotOrder..])
        {
            BookSnapshotStatus status = built.TakeRecord(records, last);
            if (status != BookSnapshotStatus.Restored) return status;
        }
        built.lastPriority = last;
        Become(built);
        return BookSnapshotStatus.Restored;
    }

    [ColdPath]
    private BookSnapshotStatus TakeRecord(ReadOnlySpan<byte> record, ulong last)
    {
        ulong priority = BinaryPrimitives.ReadUInt64LittleEndian(record[8..]);
        int book = BinaryPrimitives.ReadInt32LittleEndian(record[28..]);
        if ((uint)book >= 2u * (uint)instruments || priority == 0 || priority > last) return BookSnapshotStatus.Inconsistent;
        MarketUpdate update = default;
        update.Kind = MarketUpdateKind.Add;
        update.Instrument = new InstrumentId(book >> 1);
        update.Side = (Side)(book & 1);
        update.OrderReference = BinaryPrimitives.ReadUInt64LittleEndian(record);
        update.Price = new Price(BinaryPrimitives.ReadInt64LittleEndian(record[16..]));
        update.Quantity = new Quantity(BinaryPrimitives.ReadUInt32LittleEndian(record[24..]));
        lastPriority = priority - 1;
        BookStatus status = Apply(in update, out BookChange change);
        if (status == BookStatus.CapacityFull) return BookSnapshotStatus.CapacityFull;
        if (status != BookStatus.Applied) return BookSnapshotStatus.Inconsistent;
        // The nil slot has priority zero.
        return priorities[ahead[change.AddedSlot]] < priority ? BookSnapshotStatus.Restored : BookSnapshotStatus.Inconsistent;
    }

    [ColdPath]
    private void Become(OrderBooks built)
    {
        orders = built.orders;
        ahead = built.ahead;
        behind = built.behind;
        priorities = built.priorities;
        levels = built.levels;
        heads = built.heads;
        sides = built.sides;
        farLevels = built.farLevels;
        ladder = built.ladder;
        farSlots = built.farSlots;
        references = built.references;
        hashedSlots = built.hashedSlots;
        hashedReferences = built.hashedReferences;
        lastPriority = built.lastPriority;
        live = built.live;
    }
}
