// The l2 scenario: level updates of one instrument through its by-price book, and a whole capture through decoder and synchroniser.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using Trading.Core.Books;
using Trading.Core.Diagnostics;

namespace Trading.Native.Host.Bench;

/// <summary>Interleaves rounds of <c>level</c> (levels set in a book of about 1000 levels a side) and, with a capture, <c>message</c> (its depth messages decoded,
/// synchronised and applied). All rounds must leave the same book.</summary>
internal static class DepthBench
{
    /// <summary>What a round measured, in nanoseconds a level and a message.</summary>
    internal sealed record Result(string Tape, DepthFlow Flow, ulong BookHash, long AllocatedBytes, List<double> Level, List<double> Message);

    public static Result Run(string? capture, string? symbol, int rounds, CancellationToken stop)
    {
        DepthFlow flow = capture is null ? DepthFlow.Synthetic() : DepthFlow.OfCapture(capture, symbol!, stop);
        var result = new Result(capture ?? DepthFlow.Description, flow, flow.FinalHash, 0, [], []);
        // The first round pays page faults, branch history and the runtime's own first-use allocations, and is not counted.
        for (int round = -1; round < rounds; round++)
        {
            stop.ThrowIfCancellationRequested();
            result = Measure(flow, result, counted: round >= 0);
        }
        return result;
    }

    private static Result Measure(DepthFlow flow, Result result, bool counted)
    {
        PriceLevelBook book = flow.OpeningBook();
        GC.Collect(); // a collection still at work would be counted as allocations of this thread
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        flow.SetLevels(book);
        double level = Nanos(start) / flow.Levels;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Invariant.That(book.StateHash() == flow.FinalHash, "Every round leaves the same book.");
        if (counted) result.Level.Add(level);
        if (flow.Messages == 0) return result with { AllocatedBytes = result.AllocatedBytes + (counted ? allocated : 0) };

        flow.PrepareMessages();
        GC.Collect();
        before = GC.GetAllocatedBytesForCurrentThread();
        start = Stopwatch.GetTimestamp();
        flow.ApplyMessages();
        double message = Nanos(start) / flow.Messages;
        allocated += GC.GetAllocatedBytesForCurrentThread() - before;
        Invariant.That(flow.MessagesHash() == flow.FinalHash, "Messages and their levels leave the same book.");
        if (counted) result.Message.Add(message);
        return result with { AllocatedBytes = result.AllocatedBytes + (counted ? allocated : 0) };
    }

    private static double Nanos(long start) => (Stopwatch.GetTimestamp() - start) * (1e9 / Stopwatch.Frequency);
}
