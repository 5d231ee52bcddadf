// Finds a tracked instrument by the bytes of its symbol, of any length.
using System;
using System.Collections.Generic;
using System.Text;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.MarketData.Depth;

/// <summary>The symbols a by-price decoder tracks; the instrument id is the index in the list given. Letter case does not matter (stream names are lower case).</summary>
/// <remarks>A binary search over sorted names: O(length x log instruments), no hash to be flooded. Unlike <see cref="Symbol"/>, names may be longer than 8 characters.</remarks>
[HotPath]
public sealed class SymbolList
{
    private readonly byte[][] names;
    private readonly int[] instruments;

    /// <exception cref="RefusalException">No symbol, an unprintable one, or one twice.</exception>
    public SymbolList(params string[] symbols)
    {
        names = new byte[symbols.Length][];
        instruments = new int[symbols.Length];
        var sorted = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < symbols.Length; i++)
        {
            if (!IsSymbol(symbols[i])) throw Refusal(symbols[i], "printable ASCII characters without spaces");
            if (!sorted.TryAdd(symbols[i].ToUpperInvariant(), i)) throw Refusal(symbols[i], "each symbol once");
        }
        if (sorted.Count == 0) throw Refusal("", "at least one symbol");
        int at = 0;
        foreach (KeyValuePair<string, int> symbol in sorted)
        {
            names[at] = Encoding.ASCII.GetBytes(symbol.Key);
            instruments[at++] = symbol.Value;
        }
    }

    public int Count => names.Length;

    /// <summary>The instrument of a symbol, or <see cref="InstrumentId.None"/>.</summary>
    public InstrumentId Find(ReadOnlySpan<byte> symbol)
    {
        int low = 0;
        int high = names.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            int order = Compare(names[middle], symbol);
            if (order == 0) return new InstrumentId(instruments[middle]);
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return InstrumentId.None;
    }

    private static int Compare(ReadOnlySpan<byte> name, ReadOnlySpan<byte> symbol)
    {
        int shared = Math.Min(name.Length, symbol.Length);
        for (int i = 0; i < shared; i++)
        {
            int upper = symbol[i] is >= (byte)'a' and <= (byte)'z' ? symbol[i] - 32 : symbol[i];
            if (name[i] != upper) return name[i] - upper;
        }
        return name.Length - symbol.Length;
    }

    [ColdPath]
    private static bool IsSymbol(string text)
    {
        foreach (char c in text)
        {
            if (c is <= ' ' or > '~') return false;
        }
        return text.Length > 0;
    }

    [ColdPath]
    private static RefusalException Refusal(string found, string allowed) =>
        new(RefusalKind.Configuration, "A symbol cannot be tracked", "tracked symbols", $"'{found}'", allowed, "correct the list of symbols");
}
