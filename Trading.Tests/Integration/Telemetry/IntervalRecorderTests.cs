// The recorder under two real threads: no value is lost, torn or counted twice.
using System.Threading;
using Trading.Core.Telemetry;
using Xunit;

namespace Trading.Tests.Integration.Telemetry;

public sealed class IntervalRecorderTests
{
    [Fact]
    public void EveryValueLandsInExactlyOneInterval()
    {
        const long valuesTotal = 3_000_000;
        var recorder = new IntervalRecorder(1, 1_000_000, 2);
        var sum = new HdrHistogram(1, 1_000_000, 2);
        bool done = false;
        var owner = new Thread(() =>
        {
            for (long i = 0; i < valuesTotal; i++)
            {
                recorder.Record(i % 1000);
                recorder.Poll();
            }
            Volatile.Write(ref done, true);
            while (Volatile.Read(ref done)) recorder.Poll();
        });
        owner.Start();
        int intervals = 0;
        while (!Volatile.Read(ref done)) intervals += Sample(recorder, sum);
        intervals += Sample(recorder, sum);
        Volatile.Write(ref done, false);
        owner.Join();

        Assert.True(intervals > 1);
        var expected = new HdrHistogram(1, 1_000_000, 2);
        for (int v = 0; v < 1000; v++) expected.RecordMany(v, valuesTotal / 1000);
        Assert.Equal(expected.TotalCount, sum.TotalCount);
        Assert.Equal(expected.Counts.ToArray(), sum.Counts.ToArray());
    }

    [Fact]
    public void AnOwnerThatDoesNotPollYieldsNoSample()
    {
        var recorder = new IntervalRecorder(1, 1000, 1);
        recorder.Record(7);
        Assert.False(recorder.TryTake(out _));
        Assert.True(recorder.Request());
        Assert.False(recorder.Request());
        Assert.False(recorder.TryTake(out _));
        recorder.Poll();
        Assert.False(recorder.Request());
        Assert.True(recorder.TryTake(out HdrHistogram interval));
        Assert.Equal(1, interval.CountAt(7));
        Assert.False(recorder.TryTake(out _));
    }

    private static int Sample(IntervalRecorder recorder, HdrHistogram sum)
    {
        recorder.Request();
        HdrHistogram interval;
        while (!recorder.TryTake(out interval)) Thread.Yield();
        sum.Add(interval);
        return 1;
    }
}
