// Writes a synthetic day to a stream and tells what it wrote.
using System;
using System.IO;
using System.Threading;
using Trading.Core.Simulation.Market;

namespace Trading.Research.Simulate;

/// <summary>The body of `trading-research simulate`, free of files and consoles.</summary>
public static class SimulationRun
{
    private const int ChunkBytes = 1 << 16;
    private const double ProgressStep = 0.01;

    /// <summary>Runs the market to the end of its day.</summary>
    /// <param name="options">The day to make.</param>
    /// <param name="tape">Receives the framed ITCH 5.0 bytes, in chunks of whole frames.</param>
    /// <param name="progress">Called with the share of the session done, about a hundred times, and with 1 at the end.</param>
    /// <param name="stop">Polled between chunks.</param>
    /// <exception cref="Core.Diagnostics.RefusalException">The options are out of bounds; nothing was written.</exception>
    public static TapeSummary Write(SyntheticMarketOptions options, Stream tape, Action<double>? progress = null, CancellationToken stop = default)
    {
        var market = new SyntheticMarket(options);
        using var summariser = new TapeSummariser(options.Symbols.Count, options.OrderCapacity);
        var chunk = new byte[ChunkBytes];
        double nextReport = 0;
        for (int length; (length = market.WriteNext(chunk)) > 0;)
        {
            stop.ThrowIfCancellationRequested();
            tape.Write(chunk, 0, length);
            summariser.Add(chunk.AsSpan(0, length));
            if (market.Progress < nextReport) continue;
            progress?.Invoke(market.Progress);
            nextReport = market.Progress + ProgressStep;
        }
        return summariser.Finish();
    }
}
