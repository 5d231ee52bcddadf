// One symbol's part of a tape, without the numbers that count over all symbols.
using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using Trading.Core.Domain;

namespace Trading.Tests.Support.Market;

/// <summary>A symbol's messages with references renumbered in the order of their appearance, locates and match numbers blanked.</summary>
public static class SymbolStream
{
    /// <summary>The symbol's messages as text.</summary>
    public static List<string> Of(byte[] tape, string symbol)
    {
        var names = new Dictionary<ulong, int>();
        var stream = new List<string>();
        int wanted = -1;
        foreach (ReadOnlyMemory<byte> message in Tapes.Messages(tape))
        {
            ReadOnlySpan<byte> m = message.Span;
            int locate = BinaryPrimitives.ReadUInt16BigEndian(m[1..]);
            if (m[0] == 'R' && Symbol.FromWire(m[11..]).ToString() == symbol) wanted = locate;
            if (locate != wanted) continue;
            stream.Add(Renumbered(m, names));
        }
        return stream;
    }

    private static string Renumbered(ReadOnlySpan<byte> m, Dictionary<ulong, int> names)
    {
        byte[] copy = m.ToArray();
        copy.AsSpan(1, 2).Clear();
        (int at, int count) = (char)m[0] switch { 'U' => (11, 2), 'A' or 'F' or 'E' or 'C' or 'X' or 'D' => (11, 1), _ => (0, 0) };
        for (int i = 0; i < count; i++)
        {
            Span<byte> field = copy.AsSpan(at + 8 * i, 8);
            ulong reference = BinaryPrimitives.ReadUInt64BigEndian(field);
            if (!names.TryGetValue(reference, out int name)) names.Add(reference, name = names.Count + 1);
            BinaryPrimitives.WriteInt64BigEndian(field, name);
        }
        int match = (char)m[0] switch { 'E' or 'C' => 23, 'P' => 36, 'Q' => 31, _ => -1 };
        if (match > 0) copy.AsSpan(match, 8).Clear();
        return Convert.ToHexString(copy);
    }
}
