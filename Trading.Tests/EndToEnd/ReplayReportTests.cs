// `trading replay --report` from outside: the page says what the run said, and looks right when there is little to show.
using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Trading.Tests.Support;
using Xunit;

namespace Trading.Tests.EndToEnd;

public sealed class ReplayReportTests : IDisposable
{
    private const string Google = "itch/GOOG-2012-06-21.itch";
    private static readonly string[] OverTime = ["chart-price", "chart-equity", "chart-drawdown", "chart-position"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [DataFact(Google)]
    public void Report_of_a_real_day_says_what_the_run_said()
    {
        (ReportDocument report, JsonElement run) = Replay(SharedData.Path(Google), "GOOG");
        int fills = run.GetProperty("fills").GetInt32();
        Assert.True(fills > 0);
        Assert.Equal(fills, report.Path("chart-price", "buy").Count(c => c == 'M') + report.Path("chart-price", "sell").Count(c => c == 'M'));
        foreach ((string count, string key) in (ReadOnlySpan<(string, string)>)[("fills", "fills"), ("messages", "messages"), ("orders sent", "orders")])
            Assert.Equal(run.GetProperty(key).GetInt64().ToString(CultureInfo.InvariantCulture), report.Count(count));
        string net = run.GetProperty("pnl").GetProperty("net").GetDecimal().ToString("N2", CultureInfo.InvariantCulture);
        Assert.StartsWith(net, report.Part("figures").Value);
        Assert.Contains(net, report.Part("chart-equity").Value);
        Assert.Contains(run.GetProperty("signature").GetString()!, report.Part("reproduce").Value);
        Assert.Contains("20 µs", report.Part("assumptions").Value);
        Assert.Equal(5, report.Part("assumptions").Descendants("li").Count());
        Assert.Equal(run.GetProperty("stages").EnumerateObject().Count(), report.Part("chart-latency").Descendants("path").Count());
        Assert.Empty(report.Notices);
    }

    [DataFact(Google)]
    public void Axes_are_marked_at_even_round_numbers()
    {
        (ReportDocument report, _) = Replay(SharedData.Path(Google), "GOOG");
        foreach (string chart in OverTime)
        {
            AssertEven(report.Marks(chart, vertical: true).Select(mark => decimal.Parse(mark, CultureInfo.InvariantCulture)).ToArray());
            AssertEven(report.Marks(chart, vertical: false).Select(mark => (decimal)TimeSpan.ParseExact(mark, @"hh\:mm", CultureInfo.InvariantCulture).TotalMinutes).ToArray(), 15, 30, 60, 120);
        }
        Assert.Equal(["0 %", "90 %", "99 %", "99.9 %"], report.Marks("chart-latency", vertical: false).Take(4));
    }

    [DataFact(Google)]
    public void Killed_run_says_so_first()
    {
        string json = Binary.Trading.Run("config").Exits(0).Out.Replace("\"max_drawdown\": 25000", "\"max_drawdown\": 1", StringComparison.Ordinal);
        File.WriteAllText(folder["tight.json"], json);
        (ReportDocument report, JsonElement run) = Replay(SharedData.Path(Google), "GOOG", "--config", folder["tight.json"]);
        Assert.Equal("MaxDrawdown", run.GetProperty("kill").GetString());
        Assert.StartsWith("Killed: ", report.Notices[0]);
    }

    [Fact]
    public void Day_without_orders_still_has_its_pictures()
    {
        // Three minutes from the open end before the default configuration begins to trade.
        (ReportDocument report, JsonElement run) = Replay(Simulated(), "SYNA");
        Assert.Equal(0, run.GetProperty("fills").GetInt64());
        Assert.Contains(report.Notices, notice => notice.StartsWith("No order was sent", StringComparison.Ordinal));
        foreach (string chart in OverTime) Assert.NotEmpty(report.Part(chart).Descendants("path"));
        Assert.StartsWith("M", report.Path("chart-price", "line mid"));
        Assert.Contains("none", report.Part("chart-refusals").Value);
    }

    [Fact]
    public void Book_that_never_has_two_sides_is_told_in_words()
    {
        // The session's first messages: events and directory, no order yet.
        byte[] tape = File.ReadAllBytes(Simulated());
        (ReportDocument report, _) = Replay(folder.File("head.itch", tape[..FrameOf(tape, index: 3)]), "SYNA");
        foreach (string chart in OverTime) Assert.Contains("Nothing to draw", report.Part(chart).Value);
    }

    [Fact]
    public void Stale_instrument_is_told_first()
    {
        byte[] tape = File.ReadAllBytes(Simulated());
        byte[] gap = [.. tape[..FrameOf(tape, index: 100)], .. tape[FrameOf(tape, index: 150)..]];
        (ReportDocument report, JsonElement run) = Replay(folder.File("gap.itch", gap), "SYNA");
        Assert.NotEqual("None", run.GetProperty("feed").GetProperty("stale").GetString());
        Assert.StartsWith("Stale: feed and book of SYNA disagree", report.Notices[0]);
    }

    [Fact]
    public void Names_from_outside_are_escaped()
    {
        string hostile = Path.Combine(Directory.CreateDirectory(folder["<b>&amp; \"it's\"\u0001"]).FullName, "day.itch");
        File.Copy(Simulated(), hostile);
        (ReportDocument report, _) = Replay(hostile, "SYNA");
        Assert.Contains("<b>&amp; \"it's\"\uFFFD", report.Part("reproduce").Value);
        Assert.DoesNotContain("<b>", report.Source);
    }

    [Fact]
    public void Report_that_cannot_be_written_is_refused()
    {
        Directory.CreateDirectory(folder["taken"]);
        Binary.Trading.Run("replay", "--tape", Simulated(), "--symbol", "SYNA", "--report", folder["taken"], "--json").Exits(2);
    }

    private (ReportDocument Report, JsonElement Run) Replay(string tape, string symbol, params string[] more)
    {
        BinaryResult run = Binary.Trading.Run(["replay", "--tape", tape, "--symbol", symbol, "--report", folder["report.html"], "--json", .. more]).Exits(0);
        var report = new ReportDocument(folder["report.html"]);
        foreach (string foreign in (string[])["NaN", "Infinity", "∞", "http:", "https:", "<script", "url(\"", "@import"])
            Assert.DoesNotContain(foreign, report.Source);
        // HTML reads a style as it stands: an escaped character in it would be an error.
        Assert.DoesNotContain("&", report.Source[report.Source.IndexOf("<style", StringComparison.Ordinal)..report.Source.IndexOf("</style", StringComparison.Ordinal)]);
        return (report, run.Json);
    }

    private string Simulated()
    {
        Binary.Research.Run("simulate", "--output", folder["day.itch"], "--minutes", "3", "--symbols", "1", "--quiet").Exits(0);
        return folder["day.itch"];
    }

    private static int FrameOf(byte[] tape, int index)
    {
        int at = 0;
        for (int i = 0; i < index; i++) at += 2 + (tape[at] << 8 | tape[at + 1]);
        return at;
    }

    private static void AssertEven(decimal[] marks, params decimal[] steps)
    {
        Assert.InRange(marks.Length, 3, 16);
        decimal step = marks[1] - marks[0], leading = Math.Abs(step);
        for (int i = 1; i < marks.Length; i++) Assert.Equal(step, marks[i] - marks[i - 1]);
        if (steps.Length == 0)
        {
            while (leading >= 10) leading /= 10;
            while (leading < 1) leading *= 10;
            steps = [1, 2, 5];
        }
        Assert.Contains(leading, steps);
        Assert.All(marks, mark => Assert.Equal(0, mark % step));
    }
}
