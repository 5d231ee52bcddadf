// Holds a tape to the rules of a real exchange, message by message, from the outside.
using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;

namespace Trading.Tests.Support.Market;

/// <summary>A slow, plain by-order book that knows nothing of the code under test: queues are lists, levels are sorted dictionaries. Stops at the first broken rule.</summary>
public sealed class TapeAuditor
{
    private sealed record Order(int Locate, char Side, uint Price)
    {
        public ulong Reference;
        public uint Quantity;
    }

    private sealed class Book
    {
        public readonly SortedDictionary<uint, List<Order>> Bids = [];
        public readonly SortedDictionary<uint, List<Order>> Asks = [];
        public string Symbol = "";

        public SortedDictionary<uint, List<Order>> Side(char side) => side == 'B' ? Bids : Asks;
    }

    private static readonly Dictionary<char, int> Lengths = new()
    {
        ['S'] = 12, ['R'] = 39, ['H'] = 25, ['A'] = 36, ['F'] = 40, ['E'] = 31, ['C'] = 36, ['X'] = 23, ['D'] = 19, ['U'] = 35, ['P'] = 44, ['Q'] = 40,
    };

    private readonly Dictionary<int, Book> books = [];
    private readonly Dictionary<ulong, Order> live = [];
    private readonly string expectedSession = "OSQMEC";
    private string session = "";
    private ulong lastReference;
    private ulong lastMatch;
    private long lastTime;

    public Dictionary<char, int> CountByType { get; } = [];

    public long Messages { get; private set; }

    /// <summary>Reads a whole day; null if it keeps every rule, else what broke first and where.</summary>
    public string? Audit(ReadOnlySpan<byte> tape)
    {
        while (!tape.IsEmpty)
        {
            if (tape.Length < 2) return Broken("a frame's length is cut");
            int length = BinaryPrimitives.ReadUInt16BigEndian(tape);
            if (length == 0 || length > tape.Length - 2) return Broken("a frame is cut");
            string? broken = Step(tape.Slice(2, length));
            if (broken != null) return broken;
            tape = tape[(2 + length)..];
        }
        if (session != expectedSession) return Broken($"system events were {session}");
        return live.Count > 0 ? Broken($"{live.Count} orders outlive the day") : null;
    }

    /// <summary>Reads one message; null if it keeps every rule.</summary>
    public string? Step(ReadOnlySpan<byte> message)
    {
        Messages++;
        string? broken = Message(message);
        return broken == null ? null : Broken(broken);
    }

    /// <summary>Best bid, its shares, best ask, its shares; zeros for an empty side.</summary>
    public (long Bid, long BidQuantity, long Ask, long AskQuantity) Top(int locate)
    {
        Book book = books[locate];
        (long bid, long bidQuantity) = book.Bids.Count == 0 ? (0, 0) : (book.Bids.Last().Key, book.Bids.Last().Value.Sum(o => o.Quantity));
        (long ask, long askQuantity) = book.Asks.Count == 0 ? (0, 0) : (book.Asks.First().Key, book.Asks.First().Value.Sum(o => o.Quantity));
        return (bid, bidQuantity, ask, askQuantity);
    }

    private string Broken(string what) => $"message {Messages}: {what}";

    private string? Message(ReadOnlySpan<byte> m)
    {
        char type = (char)m[0];
        CountByType[type] = CountByType.GetValueOrDefault(type) + 1;
        if (!Lengths.TryGetValue(type, out int length) || length != m.Length) return $"type {type} of length {m.Length}";
        int locate = BinaryPrimitives.ReadUInt16BigEndian(m[1..]);
        long time = ((long)BinaryPrimitives.ReadUInt16BigEndian(m[5..]) << 32) | BinaryPrimitives.ReadUInt32BigEndian(m[7..]);
        if (time < lastTime) return "time runs backwards";
        lastTime = time;
        if (type == 'S') return System((char)m[11], locate);
        if (type == 'R') return Directory(m, locate);
        if (!books.TryGetValue(locate, out Book? book)) return $"locate {locate} is not in the directory";
        return Stocked(type, m, book) ?? Apply(type, m, locate, book) ?? Touch(book);
    }

    private string? System(char code, int locate)
    {
        session += code;
        return locate == 0 ? null : "a system event names a symbol";
    }

    private string? Directory(ReadOnlySpan<byte> m, int locate) =>
        books.TryAdd(locate, new Book { Symbol = Text(m[11..19]) }) ? null : "a locate is given twice";

    private static string? Stocked(char type, ReadOnlySpan<byte> m, Book book)
    {
        int at = type switch { 'H' => 11, 'A' or 'F' or 'P' => 24, 'Q' => 19, _ => -1 };
        return at < 0 || Text(m.Slice(at, 8)) == book.Symbol ? null : "symbol and locate disagree";
    }

    private string? Apply(char type, ReadOnlySpan<byte> m, int locate, Book book)
    {
        switch (type)
        {
            case 'A' or 'F':
                return Enter(book, new Order(locate, (char)m[19], U32(m, 32)) { Reference = U64(m, 11), Quantity = U32(m, 20) });
            case 'E' or 'C':
                return Match(U64(m, 23)) ?? Priority(book, U64(m, 11)) ?? Shrink(book, U64(m, 11), U32(m, 19), locate, mayEmpty: true);
            case 'X':
                return Shrink(book, U64(m, 11), U32(m, 19), locate, mayEmpty: false);
            case 'D':
                return live.TryGetValue(U64(m, 11), out Order? gone) ? Shrink(book, gone.Reference, gone.Quantity, locate, mayEmpty: true) : "delete of an unknown reference";
            case 'U':
                if (!live.TryGetValue(U64(m, 11), out Order? old)) return "replace of an unknown reference";
                return Shrink(book, old.Reference, old.Quantity, locate, mayEmpty: true)
                    ?? Enter(book, new Order(locate, old.Side, U32(m, 31)) { Reference = U64(m, 19), Quantity = U32(m, 27) });
            case 'P':
                return Match(U64(m, 36)) ?? (U64(m, 11) == 0 ? null : "a hidden trade names an order") ?? Inside(book, U32(m, 32));
            case 'Q':
                return Match(U64(m, 31));
            default:
                return null;
        }
    }

    private string? Enter(Book book, Order order)
    {
        if (order.Side is not ('B' or 'S')) return $"side {order.Side}";
        if (order.Reference != ++lastReference) return $"reference {order.Reference} where {lastReference} was next";
        if (order.Quantity == 0 || order.Price == 0 || order.Price % 100 != 0) return "a quantity or price is not one of whole shares and cents";
        live.Add(order.Reference, order);
        var side = book.Side(order.Side);
        if (!side.TryGetValue(order.Price, out List<Order>? queue)) side.Add(order.Price, queue = []);
        queue.Add(order);
        return null;
    }

    private string? Shrink(Book book, ulong reference, uint quantity, int locate, bool mayEmpty)
    {
        if (!live.TryGetValue(reference, out Order? order)) return $"reference {reference} is unknown";
        if (order.Locate != locate) return "an order changed its symbol";
        if (quantity == 0 || quantity > order.Quantity) return $"{quantity} shares of an order of {order.Quantity}";
        order.Quantity -= quantity;
        if (order.Quantity > 0) return null;
        if (!mayEmpty) return "a partial cancel took the whole order";
        live.Remove(reference);
        var side = book.Side(order.Side);
        side[order.Price].Remove(order);
        if (side[order.Price].Count == 0) side.Remove(order.Price);
        return null;
    }

    private string? Priority(Book book, ulong reference)
    {
        if (!live.TryGetValue(reference, out Order? order)) return $"execution of the unknown reference {reference}";
        List<Order> best = order.Side == 'B' ? book.Bids.Last().Value : book.Asks.First().Value;
        return ReferenceEquals(best[0], order) ? null : "an execution passed over price-time priority";
    }

    private string? Match(ulong match) => match == ++lastMatch ? null : $"match number {match} where {lastMatch} was next";

    private static string? Inside(Book book, uint price) =>
        price > book.Bids.Last().Key && price < book.Asks.First().Key ? null : "a hidden trade outside the spread";

    private static string? Touch(Book book) =>
        book.Bids.Count == 0 || book.Asks.Count == 0 || book.Bids.Last().Key < book.Asks.First().Key ? null : "the book is locked or crossed";

    private static string Text(ReadOnlySpan<byte> eight) => global::System.Text.Encoding.ASCII.GetString(eight);

    private static ulong U64(ReadOnlySpan<byte> m, int at) => BinaryPrimitives.ReadUInt64BigEndian(m[at..]);

    private static uint U32(ReadOnlySpan<byte> m, int at) => BinaryPrimitives.ReadUInt32BigEndian(m[at..]);
}
