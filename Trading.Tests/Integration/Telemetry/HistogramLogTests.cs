// Histogram logs written and read back, and logs as other libraries write them.
using System.Collections.Generic;
using System.IO;
using System.Text;
using Trading.Core.Diagnostics;
using Trading.Core.Telemetry;
using Trading.Tests.Unit.Telemetry;
using Xunit;

namespace Trading.Tests.Integration.Telemetry;

public sealed class HistogramLogTests
{
    private const long Start = 1_700_000_000_123;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WhatIsWrittenToAFileIsReadBack(bool relative)
    {
        string path = Path.GetTempFileName();
        try
        {
            using (var output = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
            {
                var writer = new HistogramLogWriter(output);
                writer.WriteHeader("tests\n0,1,2,x", Start, relative);
                writer.Write(new HistogramLogEntry(Start + 100, 1000, null, Vectors.Mixed()));
                writer.Write(new HistogramLogEntry(Start + 1100, 1000, "A", new HdrHistogram(1, 1000, 2)));
            }
            string[] lines = File.ReadAllLines(path);
            Assert.Equal((byte)'#', File.ReadAllBytes(path)[0]);
            Assert.Equal("#[StartTime: 1700000000.123 (seconds since epoch), Tue Nov 14 22:13:20 UTC 2023]", lines[2]);
            Assert.StartsWith(relative ? "0.100,1.000,0.124,HISTFAAA" : "1700000000.223,1.000,0.124,HISTFAAA", lines[^2]);
            Assert.StartsWith(relative ? "Tag=A,1.100,1.000,0.000,HISTFAAA" : "Tag=A,1700000001.223,1.000,0.000,HISTFAAA", lines[^1]);
            List<HistogramLogEntry> entries = ReadAll(File.ReadAllText(path), out long? start);
            Assert.Equal(Start, start);
            Assert.Equal((Start + 100, 1000, (string?)null, 305L), Summary(entries[0]));
            Assert.Equal((Start + 1100, 1000, "A", 0L), Summary(entries[1]));
            Assert.Equal(2, entries.Count);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void ForeignVariantsAreUnderstood()
    {
        string line = "0.100,1.000,0.124," + Vectors.MixedBase64;
        // No base time, and a first timestamp far before the start time: relative. CRLF and blanks as delimiters.
        List<HistogramLogEntry> relative = ReadAll("#[StartTime: 1700000000.123 (seconds since epoch), x]\r\n" + line.Replace(',', ' ') + "\r\n", out _);
        Assert.Equal((Start + 100, 1000, (string?)null, 305L), Summary(relative[0]));
        // No header at all: absolute, and the first timestamp is the start.
        List<HistogramLogEntry> bare = ReadAll("\"StartTimestamp\",\"x\"\n\n" + line, out long? start);
        Assert.Equal((100L, 1000, (string?)null, 305L), Summary(bare[0]));
        Assert.Equal(100, start);
    }

    [Fact]
    public void BadLinesAreRefusedByPlace()
    {
        (string Line, string Where)[] cases =
        [
            ("hello", "line 2, fields"),
            ("0.1,x,0.124,HISTFAAA", "line 2, interval length"),
            ("1e9,1,0.124,HISTFAAA", "line 2, start"),
            ("0.1,1.0,0.124,HISTFAAAACx42pNp", "compressed length"),
        ];
        foreach ((string line, string where) in cases)
            Assert.Equal(where, Assert.Throws<RefusalException>(() => ReadAll("# comment\n" + line, out _)).Where);
    }

    private static (long, long, string?, long) Summary(HistogramLogEntry entry) =>
        (entry.StartMillis, entry.LengthMillis, entry.Tag, entry.Histogram.TotalCount);

    private static List<HistogramLogEntry> ReadAll(string text, out long? start)
    {
        var reader = new HistogramLogReader(new StringReader(text));
        var entries = new List<HistogramLogEntry>();
        while (reader.Read() is { } entry) entries.Add(entry);
        start = reader.StartMillis;
        return entries;
    }
}
