// `trading replay --journal`, from outside: the file holds the whole day, is sealed, is never overwritten and changes nothing.
using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Trading.Tests.Support;
using Trading.Tests.Support.BlackBox;
using Xunit;

namespace Trading.Tests.EndToEnd.Replay;

public sealed class JournalTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_journal_holds_every_byte_of_the_tape_every_decision_and_every_order_and_is_sealed()
    {
        JsonElement run = Workbench.Replay("--journal", folder["day.jrn"], "--json").Exits(0).Json;
        var journal = new JournalBytes(folder["day.jrn"]);
        Assert.Equal("TRADJRNL", journal.Magic);
        Assert.Equal((ulong)journal.Records.Count - 1, journal.SealedCount);
        Assert.Equal(Enumerable.Range(1, journal.Records.Count).Select(n => (ulong)n), journal.Records.Select(record => record.Sequence));
        byte[] tape = ItchBytes.Join(journal.Of(JournalBytes.MarketBytes).Select(record => ItchBytes.Frame(record.Payload)).ToArray());
        Assert.True(tape.AsSpan().SequenceEqual(File.ReadAllBytes(Workbench.Day)), "the market bytes in the journal are not the tape");
        Assert.Equal(run.GetProperty("decisions").GetInt32(), journal.Of(JournalBytes.Decision).Count());
        int denied = run.GetProperty("rejects").EnumerateObject().Where(reason => reason.Name.StartsWith("risk_")).Sum(reason => reason.Value.GetInt32());
        Assert.Equal(run.GetProperty("orders").GetInt32() + run.GetProperty("cancels").GetInt32() + denied, journal.Of(JournalBytes.OrderSent).Count());
        Assert.InRange(journal.Of(JournalBytes.ExecutionReport).Count(), run.GetProperty("fills").GetInt32(), int.MaxValue);
    }

    [Fact]
    public void Journal_and_report_change_neither_signature_nor_result_nor_allocations()
    {
        JsonElement bare = Workbench.Replay("--json").Exits(0).Json;
        JsonElement both = Workbench.Replay("--journal", folder["day.jrn"], "--report", folder["day.html"], "--json").Exits(0).Json;
        foreach (string same in new[] { "signature", "pnl", "orders", "fills", "position", "allocated_bytes", "book_hash" })
            Assert.Equal(bare.GetProperty(same).ToString(), both.GetProperty(same).ToString());
    }

    [Fact]
    public void Two_runs_write_the_same_records()
    {
        Workbench.Replay("--journal", folder["a.jrn"], "--json").Exits(0);
        Workbench.Replay("--journal", folder["b.jrn"], "--json").Exits(0);
        JournalBytes first = new(folder["a.jrn"]), second = new(folder["b.jrn"]);
        Assert.Equal(first.Records.Count, second.Records.Count);
        // The seal holds the chain, which begins with the run's own identity.
        foreach (var (a, b) in first.Records.Zip(second.Records).SkipLast(1))
            Assert.True(a.Type == b.Type && a.Payload.AsSpan().SequenceEqual(b.Payload), $"record {a.Sequence} differs");
    }

    [Fact]
    public void An_existing_journal_is_never_overwritten()
    {
        string old = folder.File("day.jrn", [1, 2, 3]);
        Workbench.Replay("--journal", old, "--json").Refuses(2);
        Assert.Equal([1, 2, 3], File.ReadAllBytes(old));
    }

    [Theory]
    [InlineData("--symbol", "NOSUCH", 3)]
    [InlineData("--model", "other-schema", 4)]
    [InlineData("--config", "/dev/null", 2)]
    public void A_refused_run_leaves_no_journal_in_the_way_of_the_next(string option, string value, int exitCode)
    {
        string foreign = folder.File("other-schema", (Workbench.Model with { Schema = 1 }).ToBytes());
        string[] options = ["--tape", Workbench.Day, "--symbol", Workbench.Symbol, "--model", Workbench.ModelFile, "--config", new ConfigurationFile().Save(folder["c.json"])];
        options[Array.IndexOf(options, option) + 1] = value == "other-schema" ? foreign : value;
        Binary.Trading.Run(["replay", .. options, "--journal", folder["day.jrn"], "--json"]).Refuses(exitCode);
        Assert.False(File.Exists(folder["day.jrn"]), "a refused run left a journal");
    }

    [Fact]
    public void A_journal_that_cannot_be_created_is_refused()
    {
        foreach (string path in new[] { "/dev/full", "/proc/day.jrn", "/", "" }) Workbench.Replay("--journal", path, "--json").Refuses(2);
    }
}
