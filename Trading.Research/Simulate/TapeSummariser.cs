// Reads a tape as it is written and keeps what its summary needs.
using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Security.Cryptography;
using Trading.Core.Domain;

namespace Trading.Research.Simulate;

/// <summary>Takes chunks of whole ITCH frames, keeps a level book a symbol, and tells what went by. Memory grows with live orders and with seconds, not with messages.</summary>
public sealed class TapeSummariser : IDisposable
{
    private readonly record struct LiveOrder(SymbolState State, bool IsBid, long Price, long Quantity);

    private sealed class SymbolState(string name)
    {
        public string Name { get; } = name;
        public TopOfBook Book { get; } = new();
        public SecondSampler Sampler { get; } = new();
        public long Messages;
        public long Trades;
        public long Volume;
        public long Low;
        public long High;
    }

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly long[] byType = new long[256];
    private readonly SortedDictionary<int, SymbolState> byLocate = [];
    private readonly Dictionary<ulong, LiveOrder> live = [];
    private long bytes;
    private long messages;
    private bool isOpen;

    /// <summary>Takes the next chunk, which holds whole frames.</summary>
    public void Add(ReadOnlySpan<byte> frames)
    {
        hash.AppendData(frames);
        bytes += frames.Length;
        while (!frames.IsEmpty)
        {
            int length = BinaryPrimitives.ReadUInt16BigEndian(frames);
            Message(frames.Slice(2, length));
            frames = frames[(2 + length)..];
        }
    }

    public TapeSummary Finish()
    {
        var types = new SortedDictionary<char, long>();
        for (int i = 0; i < byType.Length; i++)
        {
            if (byType[i] > 0) types[(char)i] = byType[i];
        }
        var symbols = new List<SymbolSummary>();
        foreach (SymbolState s in byLocate.Values)
        {
            symbols.Add(new SymbolSummary
            {
                Symbol = s.Name, Messages = s.Messages, Trades = s.Trades, Volume = s.Volume, LowTicks = s.Low, HighTicks = s.High,
                Facts = StylisedFacts.Of(s.Sampler),
            });
        }
        return new TapeSummary
        {
            Bytes = bytes, Messages = messages, MessagesByType = types, Symbols = symbols,
            Sha256 = Convert.ToHexStringLower(hash.GetCurrentHash()),
        };
    }

    public void Dispose() => hash.Dispose();

    private void Message(ReadOnlySpan<byte> m)
    {
        messages++;
        byType[m[0]]++;
        if (m[0] == 'S') isOpen = m[11] == 'Q';
        int locate = BinaryPrimitives.ReadUInt16BigEndian(m[1..]);
        if (m[0] == 'R') byLocate[locate] = new SymbolState(Symbol.FromWire(m[11..]).ToString());
        if (!byLocate.TryGetValue(locate, out SymbolState? state)) return;
        state.Messages++;
        if (isOpen) state.Sampler.AdvanceTo(TimeOf(m), state.Book);
        Track(m, state);
    }

    private void Track(ReadOnlySpan<byte> m, SymbolState state)
    {
        TopOfBook book = state.Book;
        bool wasTwoSided = book.IsTwoSided;
        (long bid, long bidSize, long ask, long askSize) = wasTwoSided ? (book.BestBid, book.BestBidQuantity, book.BestAsk, book.BestAskQuantity) : default;
        Apply(m, state);
        if (isOpen && wasTwoSided && book.IsTwoSided) state.Sampler.TouchChanged(bid, bidSize, ask, askSize, book);
    }

    private void Apply(ReadOnlySpan<byte> m, SymbolState state)
    {
        switch ((char)m[0])
        {
            case 'A' or 'F':
                Enter(U64(m, 11), new LiveOrder(state, m[19] == 'B', U32(m, 32), U32(m, 20)));
                break;
            case 'E':
                Trade(state, live[U64(m, 11)].Price, U32(m, 19));
                Shrink(U64(m, 11), U32(m, 19));
                break;
            case 'C':
                Trade(state, U32(m, 32), U32(m, 19));
                Shrink(U64(m, 11), U32(m, 19));
                break;
            case 'P':
                Trade(state, U32(m, 32), U32(m, 20));
                break;
            case 'X':
                Shrink(U64(m, 11), U32(m, 19));
                break;
            case 'D':
                Shrink(U64(m, 11), live[U64(m, 11)].Quantity);
                break;
            case 'U':
                LiveOrder old = live[U64(m, 11)];
                Shrink(U64(m, 11), old.Quantity);
                Enter(U64(m, 19), old with { Price = U32(m, 31), Quantity = U32(m, 27) });
                break;
        }
    }

    private void Enter(ulong reference, LiveOrder order)
    {
        live.Add(reference, order);
        order.State.Book.Change(order.IsBid, order.Price, order.Quantity);
    }

    private void Shrink(ulong reference, long quantity)
    {
        LiveOrder order = live[reference];
        order.State.Book.Change(order.IsBid, order.Price, -quantity);
        if (quantity == order.Quantity) live.Remove(reference);
        else live[reference] = order with { Quantity = order.Quantity - quantity };
    }

    private static void Trade(SymbolState state, long price, long quantity)
    {
        state.Trades++;
        state.Volume += quantity;
        state.Low = state.Low == 0 ? price : Math.Min(state.Low, price);
        state.High = Math.Max(state.High, price);
        state.Sampler.Traded(quantity);
    }

    private static ulong U64(ReadOnlySpan<byte> m, int at) => BinaryPrimitives.ReadUInt64BigEndian(m[at..]);

    private static uint U32(ReadOnlySpan<byte> m, int at) => BinaryPrimitives.ReadUInt32BigEndian(m[at..]);

    private static long TimeOf(ReadOnlySpan<byte> m) => ((long)BinaryPrimitives.ReadUInt16BigEndian(m[5..]) << 32) | BinaryPrimitives.ReadUInt32BigEndian(m[7..]);
}
