// Training joined end to end on a small synthetic market: the same bytes twice, a signal that is there found, noise not invented.
using System;
using System.Linq;
using System.Threading;
using Trading.Core.Features;
using Trading.Core.Models;
using Trading.Research.Dataset;
using Trading.Research.Training;
using Xunit;

namespace Trading.Tests.Integration.Training;

public sealed class ModelTrainerTests
{
    private static readonly TrainingOptions options = new() { Symbol = "SYN", Hidden = [16, 8], Epochs = 60, To = 0.6 };

    [Fact]
    public void Training_twice_gives_the_same_bytes_and_another_seed_gives_others()
    {
        LabelledRows rows = Rows(signal: 1);
        byte[] first = Train(rows, options).Artifact.ToBytes();
        Assert.Equal(first, Train(rows, options).Artifact.ToBytes());
        Assert.NotEqual(first, Train(rows, options with { Seed = 2 }).Artifact.ToBytes());
        ModelArtifact read = ModelArtifact.Parse(first, "trained");
        read.RequireSchema(FeatureSchema.Hash, FeatureSchema.Count);
        Assert.Equal(64, read.Golden.Length);
        Assert.Equal(first, read.ToBytes());
    }

    [Fact]
    public void A_planted_signal_is_found_and_int8_keeps_it()
    {
        TrainingReport report = Train(Rows(signal: 1), options);
        Scores prior = report.Scores[0], wide = report.Scores[^2], narrow = report.Scores[^1];
        Assert.True(wide.LogLoss < prior.LogLoss - 0.1 && wide.AreaUpDown > 0.8, $"{wide}");
        Assert.True(Math.Abs(wide.AreaUpDown - narrow.AreaUpDown) < 0.005 && narrow.LogLoss < wide.LogLoss + 0.01, $"{wide} {narrow}");
        Assert.True(narrow.TailMove > 0.5);
    }

    [Fact]
    public void Without_a_signal_none_is_claimed()
    {
        TrainingReport report = Train(Rows(signal: 0), options);
        Assert.InRange(report.Scores[^1].AreaUpDown, 0.45, 0.55);
        Assert.True(report.Scores[^1].LogLoss > report.Scores[0].LogLoss - 0.01);
    }

    private static TrainingReport Train(LabelledRows rows, TrainingOptions options) => new ModelTrainer(rows, options).Train(_ => { }, CancellationToken.None);

    // Noise features, and a move that follows one of them by as much as the signal says.
    private static LabelledRows Rows(double signal)
    {
        const int Count = 6000;
        var random = new Random(7);
        float[] features = Enumerable.Range(0, Count * FeatureSchema.Count).Select(_ => (float)(random.NextDouble() + random.NextDouble() - 1)).ToArray();
        long[] times = Enumerable.Range(0, Count).Select(i => i * 100_000_000L).ToArray();
        float[] moves = Enumerable.Range(0, Count).Select(i =>
            (float)Math.Round(4 * (signal * features[i * FeatureSchema.Count + (int)Feature.OrderFlow1S] + 0.5 * (random.NextDouble() - 0.5)))).ToArray();
        return new LabelledRows(features, times, moves, 1_000_000_000, new TapeTally(Count, Count, 0, 0, "synthetic"));
    }
}
