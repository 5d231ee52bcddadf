// An outside checker: keeps orders, position and cash from a journal alone, and looks after every record.
using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using Xunit;

namespace Trading.Tests.Support.BlackBox;

/// <summary>Follows the orders and reports of one instrument as docs/formats/journal.md lays them out; asserts that no record breaks what must always hold.</summary>
/// <remarks>Checked: the position with every live order counted as filled stays within its limit, no order fills for more than its quantity or beyond its price,
/// no report concerns an order that has ended, and in the end none is live.</remarks>
public sealed class JournalLedger
{
    private const decimal TicksPerUnit = 10_000m;
    private const int Accepted = 1, Filled = 2, Cancelled = 3, CancelRejected = 4, Rejected = 5;

    private sealed record Order(bool Buy, long Price, long Left);

    private readonly Dictionary<ulong, Order> live = [];
    private readonly long positionMax;

    public JournalLedger(JournalBytes journal, long positionMax)
    {
        this.positionMax = positionMax;
        foreach (JournalBytes.Record record in journal.Records)
        {
            if (record.Type == JournalBytes.OrderSent) NoteOrder(record);
            if (record.Type == JournalBytes.ExecutionReport) NoteReport(record);
        }
        Assert.Empty(live);
    }

    public int Orders { get; private set; }
    public int Cancels { get; private set; }
    public int Fills { get; private set; }
    public long Position { get; private set; }

    /// <summary>Received for sales less paid for purchases, in the currency, before fees.</summary>
    public decimal Cash { get; private set; }

    public long MakerLots { get; private set; }
    public long TakerLots { get; private set; }
    public decimal SoldValue { get; private set; }

    private void NoteOrder(JournalBytes.Record record)
    {
        byte[] p = record.Payload;
        if (p[0] != 0) return;
        ulong id = BinaryPrimitives.ReadUInt64LittleEndian(p.AsSpan(8));
        if (p[3] == 1)
        {
            Cancels++;
            Assert.True(live.ContainsKey(id), $"record {record.Sequence} cancels order {id}, which is not live");
            return;
        }
        Orders++;
        live.Add(id, new Order(p[1] == 0, BinaryPrimitives.ReadInt64LittleEndian(p.AsSpan(16)), BinaryPrimitives.ReadInt64LittleEndian(p.AsSpan(24))));
        RequireExposure(record);
    }

    private void NoteReport(JournalBytes.Record record)
    {
        byte[] p = record.Payload;
        ulong id = BinaryPrimitives.ReadUInt64LittleEndian(p.AsSpan(8));
        if (p[0] == CancelRejected) return;
        Assert.True(live.TryGetValue(id, out Order? order), $"record {record.Sequence} reports on order {id}, which is not live");
        if (p[0] is Cancelled or Rejected) live.Remove(id);
        else if (p[0] == Filled) Fill(record, id, order, p[1] == 1, BinaryPrimitives.ReadInt64LittleEndian(p.AsSpan(32)), BinaryPrimitives.ReadInt64LittleEndian(p.AsSpan(40)));
        else Assert.Equal(Accepted, p[0]);
        RequireExposure(record);
    }

    private void Fill(JournalBytes.Record record, ulong id, Order order, bool maker, long price, long lots)
    {
        Assert.True(lots > 0 && lots <= order.Left, $"record {record.Sequence} fills {lots} of {order.Left} lots");
        Assert.True(order.Buy ? price <= order.Price : price >= order.Price, $"record {record.Sequence} fills at {price}, the limit is {order.Price}");
        Fills++;
        Position += order.Buy ? lots : -lots;
        decimal value = price * lots / TicksPerUnit;
        Cash += order.Buy ? -value : value;
        if (!order.Buy) SoldValue += value;
        if (maker) MakerLots += lots;
        else TakerLots += lots;
        if (lots == order.Left) live.Remove(id);
        else live[id] = order with { Left = order.Left - lots };
    }

    private void RequireExposure(JournalBytes.Record record)
    {
        long up = Position, down = Position;
        foreach (Order order in live.Values)
        {
            if (order.Buy) up += order.Left;
            else down -= order.Left;
        }
        Assert.True(up <= positionMax && down >= -positionMax, $"record {record.Sequence}: worst positions {down} to {up}, the limit is {positionMax}");
    }
}
