// Compares a book dump with the exchange's own book, as text: no product code.
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace Trading.Tests.Support;

/// <summary>An expected row holds for the last dump row at or before its message; an order count of -1 is unknown and not compared.</summary>
public static class BookFile
{
    /// <summary>Rows equal, and the first difference in words (null when there is none).</summary>
    public static (int Equal, string? FirstDifference) Compare(string expectedPath, string actualPath)
    {
        using IEnumerator<string> dump = Rows(actualPath).GetEnumerator();
        bool more = dump.MoveNext();
        string[] current = [];
        int equal = 0;
        foreach (string line in Rows(expectedPath))
        {
            string[] want = line.Split(',');
            while (more && Message(dump.Current) <= long.Parse(want[0]))
            {
                current = dump.Current.Split(',');
                more = dump.MoveNext();
            }
            if (!Same(want, current)) return (equal, $"message {want[0]}: expected {line}, dump has {string.Join(',', current)}");
            equal++;
        }
        return (equal, null);
    }

    private static bool Same(string[] want, string[] got) =>
        got.Length == want.Length && Enumerable.Range(2, want.Length - 2).All(i => want[i] == got[i] || ((i - 2) % 3 == 2 && want[i] == "-1"));

    private static long Message(string row) => long.Parse(row[..row.IndexOf(',')]);

    private static IEnumerable<string> Rows(string path)
    {
        using Stream file = File.OpenRead(path);
        using Stream content = path.EndsWith(".gz") ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(content);
        reader.ReadLine();
        while (reader.ReadLine() is { } row) yield return row;
    }
}
