// The members of a Binance message that matter for the book, found in one pass over its JSON.
using System;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.MarketData.Json;

namespace Trading.Core.MarketData.Binance;

/// <summary>Reads a message, bare or wrapped as <c>{"stream":..,"data":{..}}</c>, without looking inside its levels.</summary>
/// <remarks>Members may stand in any order. Names that mean other things in other messages (b, a, u) are judged by the caller, once the kind is known.</remarks>
[HotPath]
internal ref struct BinanceFields
{
    public ReadOnlySpan<byte> Stream;
    public ReadOnlySpan<byte> Event;
    public ReadOnlySpan<byte> Symbol;

    /// <summary>The JSON arrays of levels, brackets included.</summary>
    public ReadOnlySpan<byte> Bids;
    public ReadOnlySpan<byte> Asks;

    /// <summary>-1 when absent.</summary>
    public long FirstId;
    public long LastId;
    public long PreviousId;
    public long SnapshotId;

    /// <summary>An id was no integer, or a member stood twice.</summary>
    public bool IsContradictory;

    private uint seen;

    /// <summary>False when the text is not one JSON object.</summary>
    public bool TryRead(ReadOnlySpan<byte> message)
    {
        FirstId = LastId = PreviousId = SnapshotId = -1;
        var scanner = new JsonScanner(message);
        return scanner.Next() == JsonToken.ObjectStart && TryMembers(ref scanner, message, isWrapper: true) && scanner.Next() == JsonToken.End;
    }

    private bool TryMembers(ref JsonScanner scanner, ReadOnlySpan<byte> message, bool isWrapper)
    {
        while (true)
        {
            JsonToken token = scanner.Next();
            if (token == JsonToken.ObjectEnd) return true;
            if (token != JsonToken.Name) return false;
            ReadOnlySpan<byte> name = scanner.Value;
            token = scanner.Next();
            int start = scanner.Position - 1; // of an array: its bracket is one byte
            ReadOnlySpan<byte> value = scanner.Value;
            bool isData = isWrapper && token == JsonToken.ObjectStart && name.SequenceEqual("data"u8);
            if (isData ? !TryMembers(ref scanner, message, isWrapper: false) : !scanner.TrySkipRest(token)) return false;
            if (token == JsonToken.ArrayStart) TakeArray(name, message[start..scanner.Position]);
            else if (token == JsonToken.String) TakeString(name, value);
            else if (token == JsonToken.Number) TakeNumber(name, value);
        }
    }

    private void TakeArray(ReadOnlySpan<byte> name, ReadOnlySpan<byte> array)
    {
        if (name.SequenceEqual("b"u8) || name.SequenceEqual("bids"u8)) Take(ref Bids, array, 0);
        else if (name.SequenceEqual("a"u8) || name.SequenceEqual("asks"u8)) Take(ref Asks, array, 1);
    }

    private void TakeString(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (name.SequenceEqual("s"u8) || name.SequenceEqual("symbol"u8)) Take(ref Symbol, value, 2);
        else if (name.SequenceEqual("e"u8)) Take(ref Event, value, 3);
        else if (name.SequenceEqual("stream"u8)) Take(ref Stream, value, 4);
    }

    private void TakeNumber(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (name.SequenceEqual("u"u8)) TakeId(ref LastId, value, 5);
        else if (name.SequenceEqual("U"u8)) TakeId(ref FirstId, value, 6);
        else if (name.SequenceEqual("pu"u8)) TakeId(ref PreviousId, value, 7);
        else if (name.SequenceEqual("lastUpdateId"u8)) TakeId(ref SnapshotId, value, 8);
    }

    private void Take(ref ReadOnlySpan<byte> field, ReadOnlySpan<byte> value, int index)
    {
        field = value;
        Note(index);
    }

    private void TakeId(ref long field, ReadOnlySpan<byte> value, int index)
    {
        if (DecimalText.TryRead(value, 0, out field, out _) != DecimalStatus.Ok || field < 0) IsContradictory = true;
        Note(index);
    }

    private void Note(int index)
    {
        IsContradictory |= (seen & (1u << index)) != 0;
        seen |= 1u << index;
    }
}
