// Turns what happens in the synthetic market into framed ITCH 5.0 messages.
using System;
using System.Buffers.Binary;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.MarketData;

namespace Trading.Core.Simulation.Market;

/// <summary>Numbers orders and trades and keeps the framed bytes until they are fetched.</summary>
/// <remarks>Order references and match numbers are dense from 1 over all symbols. The buffer doubles when one event writes more than fits
/// (the close of a large book), and is empty again before the next event.</remarks>
internal sealed class SyntheticTape
{
    public const int TicksPerCent = 100;

    private const uint RoundLot = 100;
    private const ushort SubTypeNone = ('Z' << 8) | ' ';
    private const uint NoReason = 0x2020_2020;
    private const uint MakerName = ('S' << 24) | ('Y' << 16) | ('M' << 8);

    private byte[] buffer = new byte[1 << 16];
    private int head;
    private int tail;
    private ulong lastReference;
    private ulong lastMatch;

    public bool IsEmpty => head == tail;

    public long Messages { get; private set; }

    public ulong NextReference() => ++lastReference;

    /// <summary>Moves as many whole frames as fit; how many bytes that was.</summary>
    public int Fetch(Span<byte> destination)
    {
        int end = head;
        while (end < tail)
        {
            int next = end + TapeFramer.LengthBytes + BinaryPrimitives.ReadUInt16BigEndian(buffer.AsSpan(end));
            if (next - head > destination.Length) break;
            end = next;
        }
        int length = end - head;
        buffer.AsSpan(head, length).CopyTo(destination);
        head = end;
        if (IsEmpty) head = tail = 0;
        return length;
    }

    public void SystemEvent(long now, char code) => Append(new ItchMessage.SystemEvent(Header(0, now), (byte)code));

    /// <summary>Nasdaq global select (Q), normal (N), common stock (C), production (P), price band tier 2, no fund.</summary>
    public void Directory(int locate, long now, Symbol symbol) => Append(new ItchMessage.StockDirectory(
        Header(locate, now), symbol, (byte)'Q', (byte)'N', RoundLot, (byte)'N', (byte)'C', SubTypeNone, (byte)'P', (byte)'N', (byte)' ', (byte)'2', (byte)'N', 0, (byte)'N'));

    public void TradingAction(int locate, long now, Symbol symbol, char state) =>
        Append(new ItchMessage.TradingAction(Header(locate, now), symbol, (byte)state, (byte)' ', NoReason));

    public void Add(int locate, long now, Symbol symbol, in RestingOrder order, bool attributed)
    {
        ItchHeader header = Header(locate, now);
        byte side = order.Side == Side.Buy ? (byte)'B' : (byte)'S';
        uint price = Ticks(order.PriceCents);
        if (attributed) Append(new ItchMessage.AddOrderMpid(header, order.Reference, side, (uint)order.Quantity, symbol, price, MakerName | (uint)('A' + order.Owner)));
        else Append(new ItchMessage.AddOrder(header, order.Reference, side, (uint)order.Quantity, symbol, price));
    }

    public void Execute(int locate, long now, ulong reference, int quantity) =>
        Append(new ItchMessage.OrderExecuted(Header(locate, now), reference, (uint)quantity, ++lastMatch));

    public void ExecuteAtPrice(int locate, long now, ulong reference, int quantity, int priceTicks) =>
        Append(new ItchMessage.OrderExecutedWithPrice(Header(locate, now), reference, (uint)quantity, ++lastMatch, (byte)'Y', (uint)priceTicks));

    public void Cancel(int locate, long now, ulong reference, int quantity) =>
        Append(new ItchMessage.OrderCancel(Header(locate, now), reference, (uint)quantity));

    public void Delete(int locate, long now, ulong reference) => Append(new ItchMessage.OrderDelete(Header(locate, now), reference));

    public void Replace(int locate, long now, ulong oldReference, in RestingOrder order) =>
        Append(new ItchMessage.OrderReplace(Header(locate, now), oldReference, order.Reference, (uint)order.Quantity, Ticks(order.PriceCents)));

    /// <summary>A trade against hidden interest. The specification has the side always 'B' and the order reference 0.</summary>
    public void HiddenTrade(int locate, long now, Symbol symbol, int quantity, int priceTicks) =>
        Append(new ItchMessage.Trade(Header(locate, now), 0, (byte)'B', (uint)quantity, symbol, (uint)priceTicks, ++lastMatch));

    /// <summary>An auction in which nothing met: no auction is modelled, and the exchange then prints a cross of zero shares.</summary>
    public void EmptyCross(int locate, long now, Symbol symbol, char crossType) =>
        Append(new ItchMessage.CrossTrade(Header(locate, now), 0, symbol, 0, ++lastMatch, (byte)crossType));

    private static ItchHeader Header(int locate, long now) => new((ushort)locate, 0, new Nanos(now));

    private static uint Ticks(int priceCents) => (uint)(priceCents * TicksPerCent);

    private void Append<TMessage>(in TMessage message)
        where TMessage : struct, IItchMessage<TMessage>
    {
        if (buffer.Length - tail < SyntheticMarket.MinBufferLength) Array.Resize(ref buffer, buffer.Length * 2);
        var writer = new TapeWriter(buffer.AsSpan(tail));
        Invariant.That(writer.TryAppend(message));
        tail += writer.Position;
        Messages++;
    }
}
