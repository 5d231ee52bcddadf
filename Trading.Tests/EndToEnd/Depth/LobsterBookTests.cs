// `trading book --feed lobster` as a black box: a published day row by row, and damaged pairs of files.
using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.Json;
using Trading.Tests.Support;
using Xunit;

namespace Trading.Tests.EndToEnd.Depth;

public sealed class LobsterBookTests : IDisposable
{
    private const string Goog = "lobster/LOBSTER_SampleFile_GOOG_2012-06-21_10.zip";

    private static readonly string[] Messages =
        ["34200.1,1,7,10,1000,1", "34200.123456789,1,8,5,1100,-1", "34200.2,4,7,4,1000,1", "34200.123456789012,5,0,3,1050,-1", "34201,3,8,5,1100,-1"];

    private static readonly string[] Rows =
        ["9999999999,0,1000,10", "1100,5,1000,10", "1100,5,1000,6", "1100,5,1000,6", "1200,9,1000,6"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [DataFact(Goog)]
    public void Every_row_of_the_published_day_follows_from_its_message_and_is_written()
    {
        ZipFile.ExtractToDirectory(SharedData.Path(Goog), folder.Root);
        string messages = Directory.GetFiles(folder.Root, "*message_10.csv").Single(), rows = Directory.GetFiles(folder.Root, "*orderbook_10.csv").Single();
        JsonElement counts = Book(messages, rows).Exits(0).Json;
        Assert.Equal((147_916, 147_915, 0), (Count(counts, "messages"), Count(counts, "rows_rebuilt"), Count(counts, "rows_different")));
        using IEnumerator<string> dump = File.ReadLines(folder["out.csv"]).Skip(1).GetEnumerator();
        bool more = dump.MoveNext();
        string[] shown = [];
        int line = 0;
        foreach (string published in File.ReadLines(rows))
        {
            line++;
            if (more && long.Parse(dump.Current[..dump.Current.IndexOf(',')]) == line)
            {
                shown = dump.Current.Split(',')[2..].Where((_, column) => column % 3 != 2).ToArray();
                more = dump.MoveNext();
            }
            Assert.Equal(published, string.Join(',', shown));
        }
        Assert.False(more);
    }

    [Fact]
    public void Rows_are_rebuilt_revealed_and_written_when_the_book_changes()
    {
        JsonElement counts = Book(Lines("m.csv", Messages), Lines("o.csv", Rows)).Exits(0).Json;
        Assert.Equal((5, 4, 4, 1), (Count(counts, "messages"), Count(counts, "rows"), Count(counts, "rows_rebuilt"), Count(counts, "levels_revealed")));
        Assert.Equal(
            ["1,34200100000000,0,0,0,1000,10,-1", "2,34200123456789,1100,5,-1,1000,10,-1", "3,34200200000000,1100,5,-1,1000,6,-1", "5,34201000000000,1200,9,-1,1000,6,-1"],
            File.ReadAllLines(folder["out.csv"]).Skip(1));
    }

    [Theory]
    [InlineData(3, "34200.2,4,7,4,1000,1", "1100,5,1000,7", 4, "does not follow")] // the row says otherwise
    [InlineData(3, "34200.2,4,7,40,1000,1", "1100,5,1000,6", 4, "does not follow")] // more than rests
    [InlineData(3, "34200.2,9,7,4,1000,1", "1100,5,1000,6", 3, "not LOBSTER's")]
    [InlineData(3, "34200.2,4,7,4,1000,1", "1100,5,1000", 3, "not LOBSTER's")]
    [InlineData(4, "", "1100,5,1000,6", 3, "not LOBSTER's")]
    public void A_bad_row_is_told_with_its_line_and_the_rest_is_read(int line, string message, string row, int exitCode, string mentions)
    {
        string[] messages = [.. Messages], rows = [.. Rows];
        (messages[line - 1], rows[line - 1]) = (message, row);
        BinaryResult result = Book(Lines("m.csv", messages), Lines("o.csv", rows)).Exits(exitCode);
        Assert.Equal(line, result.Json.GetProperty("first_trouble").GetProperty("message").GetInt32());
        Assert.Contains(mentions, result.Error);
        Assert.StartsWith("5,34201000000000,1200,9,-1,1000,6", File.ReadLines(folder["out.csv"]).Last());
    }

    [Theory]
    [InlineData("swapped", 3, "Not a pair of LOBSTER files")]
    [InlineData("shorter", 3, "fewer lines")]
    [InlineData("missing", 3, "does not exist")]
    [InlineData("noorderbook", 2, "--orderbook")]
    public void A_wrong_pair_of_files_is_told(string kind, int exitCode, string mentions)
    {
        string messages = Lines("m.csv", Messages), rows = Lines("o.csv", Rows);
        BinaryResult result = kind switch
        {
            "swapped" => Book(rows, messages),
            "shorter" => Book(messages, Lines("short.csv", Rows[..3])),
            "missing" => Book(messages, folder["no.csv"]),
            _ => Binary.Trading.Run("book", "--feed", "lobster", "--input", messages, "--output", folder["out.csv"]),
        };
        Assert.Contains(mentions, result.Exits(exitCode).Error);
    }

    private BinaryResult Book(string messages, string rows) =>
        Binary.Trading.Run("book", "--feed", "lobster", "--input", messages, "--orderbook", rows, "--output", folder["out.csv"], "--json");

    private string Lines(string name, string[] lines) => folder.File(name, Encoding.ASCII.GetBytes(string.Join("\r\n", lines) + "\r\n"));

    private static int Count(JsonElement counts, string name) => counts.GetProperty(name).GetInt32();
}
