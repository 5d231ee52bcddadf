// The simulate library: its summary against the bytes it wrote, and the stylised facts against what markets show.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using Trading.Core.Simulation.Market;
using Trading.Research.Simulate;
using Trading.Tests.Support.Market;
using Xunit;

namespace Trading.Tests.Integration.Market;

public class SimulationRunTests
{
    [Fact]
    public void Summary_agrees_with_the_bytes_and_progress_reaches_the_end()
    {
        var progress = new List<double>();
        using var tape = new MemoryStream();
        TapeSummary summary = SimulationRun.Write(SyntheticMarketOptions.Demo(7, 3, 10), tape, progress.Add);
        var auditor = new TapeAuditor();
        Assert.Null(auditor.Audit(tape.ToArray()));
        Assert.Equal(auditor.Messages, summary.Messages);
        Assert.Equal(auditor.CountByType.ToDictionary(x => x.Key, x => (long)x.Value), summary.MessagesByType.ToDictionary());
        Assert.Equal(tape.Length, summary.Bytes);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(tape.ToArray())), summary.Sha256);
        Assert.Equal(["SYNA", "SYNB", "SYNC"], summary.Symbols.Select(s => s.Symbol));
        Assert.Equal(summary.MessagesByType['E'] + summary.MessagesByType['C'] + summary.MessagesByType['P'], summary.Symbols.Sum(s => s.Trades));
        Assert.Equal(progress.Order(), progress);
        Assert.Equal(1, progress[^1]);
    }

    [Fact]
    public void Stop_is_heeded()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => SimulationRun.Write(SyntheticMarketOptions.Demo(1), Stream.Null, null, stop.Token));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void A_day_shows_the_stylised_facts(ulong seed)
    {
        TapeSummary summary = SimulationRun.Write(SyntheticMarketOptions.Demo(seed), Stream.Null);
        Assert.InRange(summary.Messages, 120_000, 300_000);
        SymbolSummary main = summary.Symbols[0];
        Assert.InRange(main.Trades, 5_000, 25_000);
        Assert.InRange(main.HighTicks - main.LowTicks, 2_000, 40_000);
        StylisedFacts facts = main.Facts;
        Assert.InRange(facts.KurtosisTenSeconds, 5, 40);
        Assert.InRange(facts.ReturnAutocorrelationMinute, -0.2, 0.2);
        Assert.InRange(facts.ReturnAutocorrelationTenSeconds, -0.1, 0.16);
        Assert.InRange(facts.AbsoluteReturnAutocorrelation, 0.07, 0.5);
        Assert.InRange(facts.AbsoluteReturnAutocorrelationFiveMinutes, 0.01, 0.4);
        Assert.InRange(facts.MeanSpreadCents, 1.1, 3);
        Assert.InRange(facts.MeanTouchDepth, 300, 2_000);
        Assert.InRange(facts.VolumeVolatilityCorrelation, 0.2, 0.8);
        Assert.InRange(facts.ImbalanceToNextSecond, 0.15, 0.4);
        Assert.InRange(facts.ImbalanceToNextFiveSeconds, 0.15, 0.5);
        Assert.InRange(facts.ImbalanceHitRate, 0.6, 0.85);
        Assert.InRange(facts.OrderFlowToNextSecond, 0.03, 0.3);
        Assert.InRange(facts.MomentumToNextTwoSeconds, 0.01, 0.2);
    }
}
