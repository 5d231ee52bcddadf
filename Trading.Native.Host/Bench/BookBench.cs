// The book scenario: a tape of many symbols through decoder and books, measured in several ways in turn, and checked to be the same books each time.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using Trading.Cli;
using Trading.Core.Books;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.MarketData;
using Trading.Core.Telemetry;

namespace Trading.Native.Host.Bench;

/// <summary>Interleaves rounds of decoding alone, one message at a time and in batches over the whole tape, then samples single calls.</summary>
internal static class BookBench
{
    public static BookBenchResult Run(string name, TapeFile tape, int rounds, bool silent, CancellationToken stop)
    {
        var windows = new TapeWindows(tape);
        BookTapeShape shape = BookTapeShape.Of(windows, stop);
        var result = new BookBenchResult(name, shape);
        using var progress = new Progress("bench book", rounds + 1L, silent);
        // The first round pays page faults and branch history, and is not counted.
        for (int round = -1; round < rounds; round++)
        {
            stop.ThrowIfCancellationRequested();
            progress.Report(round + 1);
            Measure(windows, shape, result, counted: round >= 0);
        }
        return result;
    }

    private static void Measure(TapeWindows windows, BookTapeShape shape, BookBenchResult result, bool counted)
    {
        var apply = new HdrHistogram(1, Nanos.PerSecond, 3);
        var run = new BookBenchRun(windows, shape, apply);
        double decode = run.Timed(static r => r.Decode());
        double single = run.Timed(static r => r.Single());
        ulong signature = run.TakeSignature();
        double batched = run.Timed(static r => r.Batched());
        Invariant.That(run.TakeSignature() == signature, "Batches leave the same books as one message at a time.");
        double told = run.Timed(static r => r.Told());
        Invariant.That(run.TakeSignature() == signature, "The pipeline's way leaves the same books.");
        run.Timed(static r => r.Sampled());
        Invariant.That(run.TakeSignature() == signature && (result.Signature == 0 || result.Signature == signature), "Every run leaves the same books.");
        result.Signature = signature;
        result.AllocatedBytes += run.AllocatedBytes;
        result.BookErrors = run.BookErrors;
        if (!counted) return;
        result.Decode.Add(decode);
        result.Single.Add(single);
        result.Batched.Add(batched);
        result.Told.Add(told);
        result.Apply.Add(apply);
        result.ClockNanos = run.ClockNanos;
    }
}
