// Writes hand-made ITCH tapes message by message, with the engine's own encoder.
using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Trading.Core.Domain;
using Trading.Core.MarketData;

namespace Trading.Tests.Support.Engines;

/// <summary>A tape in the making. Prices are in cents; the time stands still until it is moved.</summary>
public sealed class TapeBuilder(string symbol = "TEST", ushort locate = 7)
{
    private readonly List<byte[]> frames = [];

    /// <summary>Venue time of the next message.</summary>
    public long Time { get; private set; } = 36_000 * Nanos.PerSecond;

    private Symbol Stock => Symbol.TryParse(symbol, out Symbol parsed) ? parsed : throw new ArgumentException(symbol);

    private ItchHeader Header => new(locate, 0, new Nanos(Time));

    /// <summary>The last message without its frame.</summary>
    public byte[] Last => frames[^1][TapeFramer.LengthBytes..];

    public int Count => frames.Count;

    public TapeBuilder Wait(long nanos)
    {
        Time += nanos;
        return this;
    }

    public TapeBuilder At(long time)
    {
        Time = time;
        return this;
    }

    public TapeBuilder Directory() => Put(new ItchMessage.StockDirectory(
        Header, Stock, (byte)'Q', (byte)'N', 100, (byte)'N', (byte)'C', 0x5A20, (byte)'P', (byte)'N', (byte)'N', (byte)'1', (byte)'N', 0, (byte)'N'));

    public TapeBuilder Add(ulong reference, Side side, uint shares, uint cents) =>
        Put(new ItchMessage.AddOrder(Header, reference, (byte)(side == Side.Buy ? 'B' : 'S'), shares, Stock, cents * 100));

    public TapeBuilder Execute(ulong reference, uint shares) => Put(new ItchMessage.OrderExecuted(Header, reference, shares, 1));

    public TapeBuilder Reduce(ulong reference, uint shares) => Put(new ItchMessage.OrderCancel(Header, reference, shares));

    public TapeBuilder Delete(ulong reference) => Put(new ItchMessage.OrderDelete(Header, reference));

    public TapeBuilder Replace(ulong old, ulong reference, uint shares, uint cents) =>
        Put(new ItchMessage.OrderReplace(Header, old, reference, shares, cents * 100));

    public TapeBuilder System(char code) => Put(new ItchMessage.SystemEvent(new ItchHeader(0, 0, new Nanos(Time)), (byte)code));

    public TapeBuilder Status(char state) => Put(new ItchMessage.TradingAction(Header, Stock, (byte)state, 0, 0x20202020));

    /// <summary>A quiet two-sided market that changes size at the touch often enough and long enough for every feature to warm up.</summary>
    public TapeBuilder WarmUp(ulong firstReference, uint bidCents, uint askCents, int seconds = 30)
    {
        ulong bid = firstReference, ask = firstReference + 1, extra = firstReference + 2;
        Add(bid, Side.Buy, 1000, bidCents).Add(ask, Side.Sell, 1000, askCents);
        for (int i = 0; i < seconds * 10; i++, extra++)
            Wait(50_000_000).Add(extra, (Side)(i & 1), 100, (i & 1) == 0 ? bidCents : askCents).Wait(50_000_000).Delete(extra);
        return this;
    }

    /// <summary>Bytes that stand as they are, frame and all.</summary>
    public TapeBuilder Raw(params byte[] bytes)
    {
        frames.Add(bytes);
        return this;
    }

    /// <summary>A message of any bytes in a correct frame.</summary>
    public TapeBuilder Framed(params byte[] message) => Raw([(byte)(message.Length >> 8), (byte)message.Length, .. message]);

    public byte[] ToArray()
    {
        using var all = new MemoryStream();
        foreach (byte[] frame in frames) all.Write(frame);
        return all.ToArray();
    }

    /// <summary>Two tapes as one, ordered by time; equal times keep this one first.</summary>
    public static byte[] Merge(TapeBuilder first, TapeBuilder second)
    {
        using var all = new MemoryStream();
        int i = 0, j = 0;
        while (i < first.frames.Count || j < second.frames.Count)
        {
            bool takeFirst = j == second.frames.Count || (i < first.frames.Count && TimeOf(first.frames[i]) <= TimeOf(second.frames[j]));
            all.Write(takeFirst ? first.frames[i++] : second.frames[j++]);
        }
        return all.ToArray();
    }

    public override string ToString() => $"{symbol}: {frames.Count} frames, {Encoding.ASCII.GetString([.. frames.ConvertAll(f => f.Length > 2 ? f[2] : (byte)'?')])}";

    private static long TimeOf(byte[] frame)
    {
        long time = 0;
        for (int at = 7; at < 13; at++) time = time << 8 | frame[at];
        return time;
    }

    private TapeBuilder Put<TMessage>(TMessage message)
        where TMessage : struct, IItchMessage<TMessage>
    {
        byte[] buffer = new byte[Itch50.MaxLength + TapeFramer.LengthBytes];
        var writer = new TapeWriter(buffer);
        if (!writer.TryAppend(in message)) throw new InvalidOperationException("A message longer than the longest.");
        return Raw(writer.Written.ToArray());
    }
}
