// The drift measures and their ladder: what raises it, what lets it fall, what stays until somebody re-arms.
using Trading.Core.Indicators;
using Trading.Core.Models;
using Xunit;

namespace Trading.Tests.Unit.Models;

public sealed class DriftTests
{
    private const int Features = 4;
    private const long Second = 1_000_000_000;
    private static readonly DriftOptions Options = new(64, 250, 500, 1000, 100, 50, 100, 200, 60 * Second);

    // Codes that walk through the bins evenly, moved up by a share of the range.
    private static long Feed(DriftMonitor monitor, int events, int shift, long from)
    {
        byte[] codes = new byte[Features];
        for (int i = 0; i < events; i++)
        {
            // Another feature is counted each event, so one in four sees every code.
            for (int f = 0; f < Features; f++) codes[f] = (byte)((i / Features * 37 + f) % 64 + shift);
            monitor.AddInputs(codes, from + i * Second / 10);
        }
        return from + events * Second / 10;
    }

    [Fact]
    public void Inputs_like_the_reference_are_calm_and_others_climb_to_a_stop_that_only_an_operator_lifts()
    {
        var monitor = new DriftMonitor(Features, in Options);
        long now = Feed(monitor, 20_000, 0, 0);
        Assert.Equal(DriftLevel.Calm, monitor.Level);
        Assert.InRange(monitor.PsiPerMille, 0, 60);
        Assert.False(monitor.Rearm());
        now = Feed(monitor, 20_000, 60, now);
        Assert.Equal((DriftLevel.Stop, DriftLevel.Stop), (monitor.Level, monitor.Highest));
        (long value, long limit) = monitor.Worst;
        Assert.Equal(1000, limit);
        Assert.True(value >= limit, $"{value}");
        now = Feed(monitor, 60_000, 0, now);
        Assert.Equal(DriftLevel.Stop, monitor.Level);
        Assert.InRange(monitor.PsiPerMille, 0, 100);
        Assert.True(monitor.Rearm());
        Feed(monitor, 1_000, 0, now);
        Assert.Equal(DriftLevel.Calm, monitor.Level);
    }

    [Fact]
    public void Worse_losses_widen_shrink_and_stop_in_turn_and_calm_comes_back_one_level_at_a_time()
    {
        var monitor = new DriftMonitor(Features, in Options);
        long now = Feed(monitor, 1_000, 0, 0);
        for (int i = 0; i < 2_000; i++) monitor.AddLoss(-6554);
        now = Feed(monitor, 100, 0, now);
        Assert.Equal((DriftLevel.Calm, 0L), (monitor.Level, monitor.Loss));
        // 0.4 above the mean less 0.1 of slack: about 0.3 a label, a little less as the mean follows.
        DriftLevel[] seen = new DriftLevel[4];
        for (int labels = 0; labels < 400 && monitor.Level != DriftLevel.Shrink; labels++)
        {
            monitor.AddLoss(19_661);
            now = Feed(monitor, 64, 0, now);
            seen[(int)monitor.Level] = monitor.Level;
        }
        Assert.Equal(DriftLevel.Shrink, monitor.Level);
        Assert.Equal(DriftLevel.Widen, seen[1]);
        Assert.InRange(monitor.Loss, 100, 101);
        // At 81 the level is still kept: 81 and a quarter of it is above 100. Below 80 the minute begins.
        while (monitor.Loss > 81) monitor.AddLoss(-19_661);
        now = Feed(monitor, 10_000, 0, now);
        Assert.Equal(DriftLevel.Shrink, monitor.Level);
        while (monitor.Loss > 39) monitor.AddLoss(-19_661);
        now = Feed(monitor, 599 - 64, 0, now);
        Assert.Equal(DriftLevel.Shrink, monitor.Level);
        now = Feed(monitor, 192, 0, now);
        Assert.Equal(DriftLevel.Widen, monitor.Level);
        Feed(monitor, 728, 0, now);
        Assert.Equal((DriftLevel.Calm, DriftLevel.Shrink), (monitor.Level, monitor.Highest));
    }

    [Fact]
    public void Page_hinkley_grows_by_the_rise_less_the_slack_and_is_capped()
    {
        var rise = new PageHinkley(slack: 10, cap: 1_000, warmUp: 100);
        for (int i = 0; i < 100; i++) rise.Update(50);
        Assert.Equal(0, rise.Statistic);
        rise.Update(160);
        // The mean of 101 values is 51.
        Assert.Equal(160 - 51 - 10, rise.Statistic);
        for (int i = 0; i < 100; i++) rise.Update(400);
        Assert.Equal(1_000, rise.Statistic);
        for (int i = 0; i < 100; i++) rise.Update(0);
        Assert.Equal(0, rise.Statistic);
    }
}
