// The best bids and offers that an exchange published itself, for holding a by-price book against them. Decodes with the BCL alone.
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace Trading.Tests.Support.Depth;

/// <summary>A capture's lines, and its bookTicker stream by update id.</summary>
public sealed class BookTickers
{
    private readonly List<long> ids = [];
    private readonly List<string> touches = [];

    public BookTickers(IEnumerable<byte[]> lines)
    {
        var seen = new SortedDictionary<long, string>();
        foreach (JsonElement data in lines.Select(Data).Where(data => data.TryGetProperty("B", out _)))
            seen[data.GetProperty("u").GetInt64()] = string.Join(' ', new[] { "b", "B", "a", "A" }.Select(name => data.GetProperty(name).GetString()));
        ids.AddRange(seen.Keys);
        touches.AddRange(seen.Values);
    }

    /// <summary>Best bid, its size, best ask and its size as published, by the last ticker at or before an id; null before the first.</summary>
    public string? At(long id)
    {
        int at = ids.BinarySearch(id);
        if (at < 0) at = ~at - 1;
        return at < 0 ? null : touches[at];
    }

    public static IEnumerable<byte[]> Lines(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line) yield return Encoding.UTF8.GetBytes(line);
    }

    /// <summary>The message of a line, without the wrapper.</summary>
    public static JsonElement Data(byte[] line)
    {
        string text = Encoding.UTF8.GetString(line);
        JsonElement root = JsonDocument.Parse(text[(text.IndexOf(' ') + 1)..]).RootElement;
        return root.TryGetProperty("data", out JsonElement data) ? data : root;
    }
}
