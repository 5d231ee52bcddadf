// Turns what happens in the synthetic market into framed ITCH 5.0 messages.
using System;
using System.Buffers.Binary;
using Trading.Core.Domain;

namespace Trading.Core.Simulation.Market;

/// <summary>Numbers orders and trades and keeps the bytes until they are fetched. Each message is preceded by its length, two bytes big-endian.</summary>
/// <remarks>Layouts: Nasdaq TotalView-ITCH 5.0. Order references and match numbers are dense from 1 over all symbols.
/// The buffer doubles when one event writes more than fits (the close of a large book), and is empty again before the next event.</remarks>
internal sealed class SyntheticTape
{
    public const int TicksPerCent = 100;

    private const int FrameLength = 2;
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
            int next = end + FrameLength + BinaryPrimitives.ReadUInt16BigEndian(buffer.AsSpan(end));
            if (next - head > destination.Length) break;
            end = next;
        }
        int length = end - head;
        buffer.AsSpan(head, length).CopyTo(destination);
        head = end;
        if (IsEmpty) head = tail = 0;
        return length;
    }

    public void SystemEvent(long now, char code) => Begin('S', 12, 0, now)[11] = (byte)code;

    public void Directory(int locate, long now, Symbol symbol)
    {
        Span<byte> m = Begin('R', 39, locate, now);
        symbol.WriteTo(m[11..]);
        "QN"u8.CopyTo(m[19..]);
        BinaryPrimitives.WriteUInt32BigEndian(m[21..], 100);
        "NCZ PN 2N"u8.CopyTo(m[25..]);
        m[38] = (byte)'N';
    }

    public void TradingAction(int locate, long now, Symbol symbol, char state)
    {
        Span<byte> m = Begin('H', 25, locate, now);
        symbol.WriteTo(m[11..]);
        m[19] = (byte)state;
        m[20..25].Fill((byte)' ');
    }

    public void Add(int locate, long now, Symbol symbol, in RestingOrder order, bool attributed)
    {
        Span<byte> m = attributed ? Begin('F', 40, locate, now) : Begin('A', 36, locate, now);
        BinaryPrimitives.WriteUInt64BigEndian(m[11..], order.Reference);
        m[19] = order.Side == Side.Buy ? (byte)'B' : (byte)'S';
        BinaryPrimitives.WriteUInt32BigEndian(m[20..], (uint)order.Quantity);
        symbol.WriteTo(m[24..]);
        BinaryPrimitives.WriteUInt32BigEndian(m[32..], (uint)(order.PriceCents * TicksPerCent));
        if (!attributed) return;
        "SYM"u8.CopyTo(m[36..]);
        m[39] = (byte)('A' + order.Owner);
    }

    public void Execute(int locate, long now, ulong reference, int quantity) => Executed('E', 31, locate, now, reference, quantity);

    public void ExecuteAtPrice(int locate, long now, ulong reference, int quantity, int priceTicks)
    {
        Span<byte> m = Executed('C', 36, locate, now, reference, quantity);
        m[31] = (byte)'Y';
        BinaryPrimitives.WriteUInt32BigEndian(m[32..], (uint)priceTicks);
    }

    public void Cancel(int locate, long now, ulong reference, int quantity)
    {
        Span<byte> m = Begin('X', 23, locate, now);
        BinaryPrimitives.WriteUInt64BigEndian(m[11..], reference);
        BinaryPrimitives.WriteUInt32BigEndian(m[19..], (uint)quantity);
    }

    public void Delete(int locate, long now, ulong reference) => BinaryPrimitives.WriteUInt64BigEndian(Begin('D', 19, locate, now)[11..], reference);

    public void Replace(int locate, long now, ulong oldReference, in RestingOrder order)
    {
        Span<byte> m = Begin('U', 35, locate, now);
        BinaryPrimitives.WriteUInt64BigEndian(m[11..], oldReference);
        BinaryPrimitives.WriteUInt64BigEndian(m[19..], order.Reference);
        BinaryPrimitives.WriteUInt32BigEndian(m[27..], (uint)order.Quantity);
        BinaryPrimitives.WriteUInt32BigEndian(m[31..], (uint)(order.PriceCents * TicksPerCent));
    }

    /// <summary>A trade against hidden interest. The specification has the side always 'B' and the order reference 0.</summary>
    public void HiddenTrade(int locate, long now, Symbol symbol, int quantity, int priceTicks)
    {
        Span<byte> m = Begin('P', 44, locate, now);
        BinaryPrimitives.WriteUInt64BigEndian(m[11..], 0);
        m[19] = (byte)'B';
        BinaryPrimitives.WriteUInt32BigEndian(m[20..], (uint)quantity);
        symbol.WriteTo(m[24..]);
        BinaryPrimitives.WriteUInt32BigEndian(m[32..], (uint)priceTicks);
        BinaryPrimitives.WriteUInt64BigEndian(m[36..], ++lastMatch);
    }

    /// <summary>An auction in which nothing met: no auction is modelled, and the exchange then prints a cross of zero shares.</summary>
    public void EmptyCross(int locate, long now, Symbol symbol, char crossType)
    {
        Span<byte> m = Begin('Q', 40, locate, now);
        BinaryPrimitives.WriteUInt64BigEndian(m[11..], 0);
        symbol.WriteTo(m[19..]);
        BinaryPrimitives.WriteUInt32BigEndian(m[27..], 0);
        BinaryPrimitives.WriteUInt64BigEndian(m[31..], ++lastMatch);
        m[39] = (byte)crossType;
    }

    private Span<byte> Executed(char type, int length, int locate, long now, ulong reference, int quantity)
    {
        Span<byte> m = Begin(type, length, locate, now);
        BinaryPrimitives.WriteUInt64BigEndian(m[11..], reference);
        BinaryPrimitives.WriteUInt32BigEndian(m[19..], (uint)quantity);
        BinaryPrimitives.WriteUInt64BigEndian(m[23..], ++lastMatch);
        return m;
    }

    private Span<byte> Begin(char type, int length, int locate, long now)
    {
        if (tail + FrameLength + length > buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        BinaryPrimitives.WriteUInt16BigEndian(buffer.AsSpan(tail), (ushort)length);
        Span<byte> m = buffer.AsSpan(tail + FrameLength, length);
        tail += FrameLength + length;
        Messages++;
        m[0] = (byte)type;
        BinaryPrimitives.WriteUInt16BigEndian(m[1..], (ushort)locate);
        BinaryPrimitives.WriteUInt16BigEndian(m[3..], 0);
        BinaryPrimitives.WriteUInt16BigEndian(m[5..], (ushort)(now >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(m[7..], (uint)now);
        return m;
    }
}
