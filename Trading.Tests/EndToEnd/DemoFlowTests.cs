// The way of the demo in small: simulate two days, train on the first, trade the second; and what `train` promises by itself.
using System;
using System.IO;
using System.Text.Json;
using Trading.Tests.Support;
using Trading.Tests.Support.BlackBox;
using Xunit;

namespace Trading.Tests.EndToEnd;

public sealed class DemoFlowTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Simulated_trained_and_replayed_it_trades_and_reports()
    {
        Simulate("one.itch", seed: 1);
        Simulate("two.itch", seed: 2);
        JsonElement training = Train("one.itch", "model.qmlp");
        Assert.Equal(new FileInfo(folder["model.qmlp"]).FullName, Path.GetFullPath(training.GetProperty("output").GetString()!));
        JsonElement scores = training.GetProperty("test");
        Assert.InRange(scores.GetProperty("mlp int8").GetProperty("auc_up_down").GetDouble(), 0.6, 1);
        Assert.InRange(scores.GetProperty("majority class and class prior").GetProperty("auc_up_down").GetDouble(), 0.5, 0.5);

        JsonElement run = Replay("two.itch", "--report", folder["report.html"]).Exits(0).Json;
        Assert.InRange(run.GetProperty("fills").GetInt64(), 1, long.MaxValue);
        Assert.Equal(0, run.GetProperty("allocated_bytes").GetInt64());
        var report = new ReportDocument(folder["report.html"]);
        Assert.Contains(run.GetProperty("signature").GetString()!, report.Source);
        Assert.DoesNotContain("src=\"http", report.Source);
        Assert.DoesNotContain("<link", report.Source);
    }

    [Fact]
    public void Trained_on_half_a_day_it_trades_only_the_rest_out_of_sample()
    {
        Simulate("day.itch", seed: 3);
        Train("day.itch", "model.qmlp", "--to", "0.5");
        long all = Replay("day.itch").Exits(0).Json.GetProperty("orders").GetInt64();
        long later = Replay("day.itch", "--out-of-sample").Exits(0).Json.GetProperty("orders").GetInt64();
        Assert.InRange(later, 1, all - 1);
    }

    [Fact]
    public void Training_twice_gives_the_same_bytes_and_another_seed_gives_others()
    {
        Simulate("day.itch", seed: 1);
        Train("day.itch", "a.qmlp");
        Train("day.itch", "b.qmlp");
        Train("day.itch", "c.qmlp", "--seed", "9");
        Assert.Equal(File.ReadAllBytes(folder["a.qmlp"]), File.ReadAllBytes(folder["b.qmlp"]));
        Assert.NotEqual(File.ReadAllBytes(folder["a.qmlp"]), File.ReadAllBytes(folder["c.qmlp"]));
    }

    [Fact]
    public void The_embedded_default_model_is_what_its_documented_command_trains()
    {
        Binary.Research.Run("simulate", "--output", folder["day.itch"], "--seed", "1", "--quiet").Exits(0);
        Binary.Research.Run("train", "--tape", folder["day.itch"], "--symbol", "SYNA", "--output", folder["default.qmlp"], "--quiet").Exits(0);
        byte[] embedded = File.ReadAllBytes(Path.Combine(SharedData.RepositoryRoot, "Trading.Native.Host", "Models", "default.qmlp"));
        Assert.Equal(embedded, File.ReadAllBytes(folder["default.qmlp"]));
    }

    [Fact]
    public void Training_that_cannot_be_done_is_refused_and_leaves_no_model()
    {
        foreach (string[] wrong in (string[][])[["--from", "1"], ["--hidden", "0"], ["--epochs", "0"], ["--horizon-ms", "0"]]) RefusedTraining(2, Workbench.Day, Workbench.Symbol, wrong);
        RefusedTraining(3, Workbench.Day, "NOSUCH");
        RefusedTraining(3, "/dev/null", Workbench.Symbol);
        RefusedTraining(3, folder["missing.itch"], Workbench.Symbol);
    }

    private void RefusedTraining(int exitCode, string tape, string symbol, params string[] more)
    {
        Binary.Research.Within(20).Run(["train", "--tape", tape, "--symbol", symbol, "--output", folder["model.qmlp"], .. more, "--json"]).Refuses(exitCode);
        Assert.Empty(Directory.GetFiles(folder.Root));
    }

    private void Simulate(string name, int seed) =>
        Binary.Research.Run("simulate", "--output", folder[name], "--symbols", "1", "--minutes", "45", "--seed", $"{seed}", "--quiet").Exits(0);

    private JsonElement Train(string tape, string model, params string[] more) => Binary.Research
        .Run(["train", "--tape", folder[tape], "--symbol", "SYNA", "--output", folder[model], "--epochs", "3", "--hidden", "16", .. more, "--json"]).Exits(0).Json;

    private BinaryResult Replay(string tape, params string[] more) =>
        Binary.Trading.Run(["replay", "--tape", folder[tape], "--symbol", "SYNA", "--model", folder["model.qmlp"], .. more, "--json"]);
}
