// Runs one replay on a thread of its own, measured, and gathers what it came to.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Threading;
using Trading.Cli;
using Trading.Core.Books;
using Trading.Core.Configuration;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Models;
using Trading.Core.Orders;
using Trading.Core.Pipeline;
using Trading.Core.Signals;
using Trading.Core.Telemetry;
using Trading.Native.Host.Control;

namespace Trading.Native.Host.Replay;

/// <summary>Builds, warms up, arms and runs. After arming the engine thread allocates nothing; the outcome says how many bytes it did.</summary>
internal sealed class ReplayRunner(ReplayInputs inputs)
{
    private const long WarmUpBytes = 1 << 20;
    private const int StepsBetweenLooks = 1 << 14;
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(50);
    private long tapePosition;
    private bool stopRequested;

    /// <summary>Journal of the run, or null.</summary>
    public JournalFile? Journal { get; init; }

    /// <summary>The control directory of an operated run, or null.</summary>
    public ControlSession? Control { get; init; }

    /// <summary>Times tape time; 0 as fast as possible.</summary>
    public double Speed { get; init; }

    /// <summary>Samples for the report, or null.</summary>
    public ReplaySampler? Sampler { get; init; }

    /// <summary>Runs with the configured strategy and a clock. Shows progress; throws when stopped.</summary>
    public ReplayOutcome Run<TClock>(TClock clock, Progress progress, CancellationToken stop) where TClock : struct, IStageClock =>
        inputs.Configuration.Strategy == StrategyKind.Taker
            ? Run(new TakerStrategy(inputs.Configuration.Taker), clock, progress, stop)
            : Run(new QuoterStrategy(inputs.Configuration.Quoter), clock, progress, stop);

    private ReplayOutcome Run<TStrategy, TClock>(TStrategy strategy, TClock clock, Progress progress, CancellationToken stop)
        where TStrategy : struct, IStrategy
        where TClock : struct, IStageClock
    {
        ReplayOutcome? outcome = null;
        ExceptionDispatchInfo? fault = null;
        var thread = new Thread(() =>
        {
            try
            {
                outcome = RunHere(strategy, clock);
            }
            catch (Exception e)
            {
                fault = ExceptionDispatchInfo.Capture(e);
            }
        }) { Name = "engine", IsBackground = true };
        thread.Start();
        while (!thread.Join(LookInterval))
        {
            progress.Report(Volatile.Read(ref tapePosition));
            if (stop.IsCancellationRequested) Volatile.Write(ref stopRequested, true);
        }
        fault?.Throw();
        stop.ThrowIfCancellationRequested();
        return outcome!;
    }

    private ReplayOutcome RunHere<TStrategy, TClock>(TStrategy strategy, TClock clock)
        where TStrategy : struct, IStrategy
        where TClock : struct, IStageClock
    {
        WarmUp(strategy, clock);
        EngineParts parts = EngineFactory.Parts(inputs.Configuration, [inputs.Symbol], inputs.Model, Journal?.Writer, Control?.Word);
        var session = EngineFactory.Replay(inputs.Configuration, parts, strategy, clock, new MappedTape(inputs.Tape));
        GC.Collect();
        long allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        long started = Stopwatch.GetTimestamp();
        Money drawdown = Drive(session);
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - allocatedBefore;
        Journal?.Close(session.Now);
        return Gather(session, parts, drawdown, seconds, allocated);
    }

    // Walks every path once over the head of the tape with an engine that is then thrown away: pages, caches, statics and (under the JIT) code.
    private void WarmUp<TStrategy, TClock>(TStrategy strategy, TClock clock)
        where TStrategy : struct, IStrategy
        where TClock : struct, IStageClock
    {
        EngineParts parts = EngineFactory.Parts(inputs.Configuration, [inputs.Symbol], inputs.Model);
        var head = new MappedTape(inputs.Tape, Math.Min(inputs.Tape.Length, WarmUpBytes));
        var session = EngineFactory.Replay(inputs.Configuration, parts, strategy, clock, head);
        while (session.Step() != ReplayStep.End)
        {
        }
    }

    private Money Drive<TStrategy, TClock>(ReplaySession<MappedTape, TStrategy, TClock> session)
        where TStrategy : struct, IStrategy
        where TClock : struct, IStageClock
    {
        OperatedLoop<TStrategy, TClock>? operated = Control is null && Speed <= 0 ? null : new(session, Control, new ReplayPace(Speed), Journal, () => Volatile.Read(ref stopRequested));
        try
        {
            operated?.Start();
            return Drive(session, operated);
        }
        catch (RefusalException) when (Journal is { HasFailed: true })
        {
            JournalFailure.CancelAll(session);
            throw;
        }
    }

    private Money Drive<TStrategy, TClock>(ReplaySession<MappedTape, TStrategy, TClock> session, OperatedLoop<TStrategy, TClock>? operated)
        where TStrategy : struct, IStrategy
        where TClock : struct, IStageClock
    {
        Money drawdown = default;
        int steps = 0;
        for (ReplayStep step = session.Step(); step != ReplayStep.End; step = session.Step())
        {
            if (step >= ReplayStep.EngineReport)
            {
                Journal?.DrainIfDue();
                operated?.AfterEvent();
                if (session.Pipeline.Ledger.Drawdown > drawdown) drawdown = session.Pipeline.Ledger.Drawdown;
                if (Sampler is not null) Observe(session, step);
            }
            if (++steps % StepsBetweenLooks != 0 && operated is null) continue;
            Volatile.Write(ref tapePosition, session.Position);
            if (Volatile.Read(ref stopRequested)) break;
        }
        return drawdown;
    }

    private void Observe<TStrategy, TClock>(ReplaySession<MappedTape, TStrategy, TClock> session, ReplayStep step)
        where TStrategy : struct, IStrategy
        where TClock : struct, IStageClock
    {
        InstrumentId id = new(0);
        if (step == ReplayStep.EngineReport && session.LastReport.Kind == ExecutionReportKind.Filled)
        {
            session.Pipeline.Orders.TryGet(session.LastReport.OrderId, out Order order);
            Sampler!.Add(new ReplayFill(session.LastReport.VenueTime.Value, session.LastReport.Price.Ticks, session.LastReport.Quantity.Lots, order.Side));
        }
        if (!Sampler!.IsDue(session.Position)) return;
        ref readonly BookTop top = ref session.Pipeline.Books.Top(id);
        if (!top.IsTwoSided) return;
        long mid = (top.Bid.Price.Ticks + top.Ask.Price.Ticks) / 2;
        Sampler.Add(
            new ReplaySample(session.Now.Value, mid, session.Pipeline.Ledger.Total.Net.Micros, session.Pipeline.Ledger.Drawdown.Micros,
                session.Pipeline.Ledger.Of(id).Lots),
            session.Position);
    }

    private static ReplayOutcome Gather<TStrategy, TClock>(
        ReplaySession<MappedTape, TStrategy, TClock> session, EngineParts parts, Money drawdown, double seconds, long allocated)
        where TStrategy : struct, IStrategy
        where TClock : struct, IStageClock
    {
        InstrumentId id = new(0);
        var stages = new List<HdrHistogram>();
        if (TClock.IsEnabled)
            foreach (Stage stage in Enum.GetValues<Stage>()) stages.Add(session.Pipeline.Timer.For(stage));
        return new ReplayOutcome
        {
            Counters = session.Pipeline.Counters,
            Position = session.Pipeline.Ledger.Of(id),
            Profit = session.Pipeline.Ledger.Total,
            MaxDrawdown = drawdown,
            Signature = session.Pipeline.Signature,
            BookHash = session.Pipeline.Books.StateHash(id),
            Kill = session.Pipeline.KillSwitch.Reason,
            KillLevel = session.Pipeline.KillSwitch.Level,
            TimeToLastCancelAck = session.Pipeline.TimeToLastCancelAck,
            LiveOrders = session.Pipeline.Orders.LiveCount,
            Stale = session.Pipeline.Fitness(id).Stale,
            SymbolFound = parts.Decoder.Directory.LocateOf(id) >= 0,
            TruncatedTail = session.TruncatedTail,
            GaveUp = session.GaveUp,
            FirstBadFrame = session.FirstBadFrame,
            AllocatedBytes = allocated,
            Seconds = seconds,
            Kernel = parts.Model.KernelName,
            Coverage = CoverageSummary.Of(parts.Health[id.Value].Intervals.Record, parts.Window.Start.Value),
            Health = parts.Health[id.Value],
            Stages = stages,
        };
    }
}
