// The stage timer under a clock that the test turns by hand.
using System;
using Trading.Core.Telemetry;
using Trading.Tests.Support;
using Xunit;

namespace Trading.Tests.Unit.Telemetry;

public sealed class StageTimerTests
{
    [Fact]
    public void SpansGoToTheirStages()
    {
        var time = new long[1];
        var timer = new StageTimer<ManualClock>(new ManualClock(time), digits: 3);
        time[0] = 1000;
        timer.Begin();
        time[0] += 5;
        timer.Mark(Stage.Decode);
        time[0] += 7;
        timer.Mark(Stage.Book);
        time[0] += 1;
        timer.End(sentOrder: false);
        timer.Begin();
        time[0] += 20;
        timer.Mark(Stage.Risk);
        timer.End(sentOrder: true);
        timer.Begin();
        time[0] += 9;
        timer.EndReport();

        // Ten nanoseconds a tick.
        (Stage, long, long)[] expected =
        [
            (Stage.Decode, 1, 50), (Stage.Book, 1, 70), (Stage.Features, 0, 0), (Stage.Risk, 1, 200), (Stage.Total, 2, 200), (Stage.Report, 1, 90),
            (Stage.TickToOrder, 1, 200),
        ];
        foreach ((Stage stage, long count, long max) in expected)
            Assert.Equal((stage, count, max), (stage, timer.For(stage).TotalCount, timer.For(stage).Max));
        timer.Reset();
        Assert.Equal(0, timer.For(Stage.Total).TotalCount);
    }

    [Fact]
    public void MeasuringLessReadsLessAndMeasuringAllocatesNothing()
    {
        var reads = new long[1];
        Run(new StageTimer<WholePathClock>(new WholePathClock(reads)), Stage.Total, expectedCount: 1);
        Assert.Equal(2, reads[0]);
        Run(new StageTimer<NoClock>(default), Stage.Total, expectedCount: 0);

        var timer = new StageTimer<ManualClock>(new ManualClock(new long[1]));
        Run(timer, Stage.Total, expectedCount: 1);
        Assert.Equal(0, AllocationProbe.Of(() =>
        {
            for (int i = 0; i < 10_000; i++)
            {
                timer.Begin();
                timer.Mark(Stage.Decode);
                timer.End(sentOrder: true);
            }
        }));
    }

    private static void Run<TClock>(StageTimer<TClock> timer, Stage stage, long expectedCount) where TClock : struct, IStageClock
    {
        timer.Begin();
        timer.Mark(Stage.Decode);
        timer.End(sentOrder: false);
        Assert.Equal(expectedCount, timer.For(stage).TotalCount);
        Assert.Equal(0, TClock.MarksStages ? 0 : timer.For(Stage.Decode).TotalCount);
    }

    private readonly struct ManualClock(long[] time) : IStageClock
    {
        public static bool IsEnabled => true;
        public static bool MarksStages => true;
        public long Now() => time[0];
        public long ToNanos(long ticks) => ticks * 10;
    }

    private readonly struct WholePathClock(long[] reads) : IStageClock
    {
        public static bool IsEnabled => true;
        public static bool MarksStages => false;
        public long Now() => reads[0]++;
        public long ToNanos(long ticks) => ticks;
    }
}
