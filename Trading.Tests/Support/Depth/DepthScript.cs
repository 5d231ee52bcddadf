// Short scripts of by-price messages through the real decoder, for tests of what goes wrong on a feed.
using System;
using System.Linq;
using System.Text;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.MarketData.Binance;
using Trading.Core.MarketData.Depth;

namespace Trading.Tests.Support.Depth;

/// <summary>Two instruments, AAA (which the script is about) and BBB (which gets a good diff after each step and must never notice).</summary>
public sealed class DepthScript
{
    private readonly BinanceDepthDecoder decoder = new(new SymbolList("AAA", "BBB"), 8);
    private readonly DepthSynchroniser[] books;
    private int others = 100;

    public DepthScript()
    {
        var options = new DepthSynchroniserOptions { Sequence = SequenceRule.Binance, LevelCapacity = 4, HeldMessages = 4, HeldLevels = 16 };
        books = [new(options), new(options)];
        Send("""{"stream":"bbb@depth","data":{"lastUpdateId":100,"bids":[["10.0","1"]],"asks":[["11.0","1"]]}}""");
    }

    public DepthSynchroniser Subject => books[0];

    public DepthSynchroniser Other => books[1];

    /// <summary>Runs words: <c>S100</c> snapshot at 100 (bid 10.0, ask 11.0), <c>D101-103</c> a spot diff, <c>F103-105&lt;101</c> a USD-M diff with its previous id, or an own
    /// diff as <c>D101-101:10.5=2/10.7=1</c> (bids / asks, comma-separated); <c>Xcross</c>, <c>Xrepeat</c>, <c>Xmany</c> are bad snapshots, <c>?</c> is no JSON.</summary>
    public DepthScript Run(string words)
    {
        foreach (string word in words.Split(' '))
        {
            Send(Json(word));
            others++;
            Send($$$"""{"e":"depthUpdate","s":"BBB","U":{{{others}}},"u":{{{others}}},"b":[["10.0","{{{others}}}"]],"a":[]}""");
        }
        return this;
    }

    /// <summary>A scaled integer as the text it stands for.</summary>
    public static string Text(long value, int decimals)
    {
        Span<byte> text = stackalloc byte[DecimalText.LengthMax];
        return Encoding.ASCII.GetString(text[..DecimalText.Write(value, decimals, text)]);
    }

    private void Send(string json)
    {
        DepthDecodeStatus status = decoder.Decode(Encoding.UTF8.GetBytes(json), out DepthUpdate update);
        if (status == DepthDecodeStatus.Ok)
        {
            books[update.Instrument.Value].Apply(in update);
            return;
        }
        DepthStaleReason reason = status switch
        {
            DepthDecodeStatus.OffScale => DepthStaleReason.TickChange,
            DepthDecodeStatus.TooManyLevels => DepthStaleReason.CapacityFull,
            _ => DepthStaleReason.Malformed,
        };
        if (update.Instrument.IsTracked) books[update.Instrument.Value].Doubt(reason);
        else foreach (DepthSynchroniser book in books) book.Doubt(reason);
    }

    private static string Json(string word)
    {
        if (word == "?") return "{\"e\":\"depthUpdate\",\"s\":\"AAA\",";
        if (word[0] == 'X') return Bad(word);
        string[] parts = word[1..].Split(':');
        if (word[0] == 'S') return Snapshot(parts[0], """["10.0","1"]""", """["11.0","1"]""");
        string[] ids = parts[0].Split('-', '<');
        string[] sides = parts.Length > 1 ? parts[1].Split('/') : [$"9.0={ids[1]}", ""];
        string previous = word[0] == 'F' ? $",\"pu\":{ids[2]}" : "";
        return $$$"""{"stream":"aaa@depth","data":{"e":"depthUpdate","s":"AAA","U":{{{ids[0]}}},"u":{{{ids[1]}}}{{{previous}}},"b":[{{{Levels(sides[0])}}}],"a":[{{{Levels(sides[1])}}}]}}""";
    }

    private static string Bad(string word) => word switch
    {
        "Xcross" => Snapshot("100", """["11.0","1"]""", """["11.0","1"]"""),
        "Xrepeat" => Snapshot("100", """["10.0","1"],["10.0","2"]""", """["11.0","1"]"""),
        _ => Snapshot("100", string.Join(',', Enumerable.Range(1, 9).Select(i => $"[\"{i}.0\",\"1\"]")), """["11.0","1"]"""),
    };

    private static string Snapshot(string id, string bids, string asks) => $$$"""{"stream":"aaa@depth","data":{"lastUpdateId":{{{id}}},"bids":[{{{bids}}}],"asks":[{{{asks}}}]}}""";

    private static string Levels(string text) =>
        string.Join(',', text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(level => level.Split('=')).Select(level => $"[\"{level[0]}\",\"{level[1]}\"]"));
}
