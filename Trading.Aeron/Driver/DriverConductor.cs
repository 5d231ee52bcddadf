// The driver's conductor: takes commands, moves limits, keeps time.
using System;
using System.Collections.Generic;
using System.IO;
using Trading.Aeron.Concurrent;
using Trading.Aeron.Protocol;

namespace Trading.Aeron.Driver;

/// <summary>One thread. It is not on the message path: publishers and subscribers meet in the log, and here only their limits are moved and their space is cleaned.</summary>
internal sealed partial class DriverConductor : IAgent
{
    private const int CommandsPerCycle = 4;
    private const long CycleThresholdNs = 100_000_000;

    private readonly DriverFiles _files;
    private readonly ManyToOneRingBuffer _commands;
    private readonly MessageHandler _onCommand;
    private readonly ClientProxy _clientProxy;
    private readonly DriverCounters _counters;
    private readonly DistinctErrorLog _errorLog;
    private readonly AtomicCounter _maxCycle, _slowCycles, _mapped;
    private readonly Dictionary<long, DriverClient> _clients = [];
    private readonly List<IpcPublication> _publications = [];
    private readonly List<SubscriptionLink> _subscriptions = [];
    private long _timerDeadlineNs;
    private long _lastCycleNs;
    private bool _isClosed;

    public DriverConductor(MediaDriver.Context context, DriverFiles files)
    {
        Context = context;
        _files = files;
        CncFile cnc = files.Cnc;
        _commands = new ManyToOneRingBuffer(cnc.ToDriver);
        _onCommand = OnCommand;
        _clientProxy = new ClientProxy(new BroadcastTransmitter(cnc.ToClients));
        _counters = new DriverCounters(cnc, context.EpochMs, context.CounterReuseMs);
        _errorLog = new DistinctErrorLog(cnc.ErrorLog, context.EpochMs);
        _maxCycle = _counters.System(SystemCounterDescriptor.ConductorMaxCycleTime);
        _slowCycles = _counters.System(SystemCounterDescriptor.ConductorCycleTimeThresholdExceeded);
        _mapped = _counters.System(SystemCounterDescriptor.BytesCurrentlyMapped);
        _mapped.SetOrdered(files.MappedLength);
        _nextSessionId = Random.Shared.Next(int.MinValue, int.MaxValue);
        _lastCycleNs = _timeOfLastCommandMoveNs = context.NanoTime();
        _timerDeadlineNs = _lastCycleNs + context.Timer;
        // Ids start at 1; the heartbeat, then the version, tell the clients that all of this is there.
        _commands.NextCorrelationId();
        _commands.ConsumerHeartbeatTime = context.EpochMs();
        cnc.Header.PutIntOrdered(CncFileDescriptor.VersionOffset, CncFileDescriptor.Version);
    }

    public MediaDriver.Context Context { get; }

    public int DoWork()
    {
        if (_isClosed) throw new AgentTerminationException("the driver is closed");
        long now = Context.NanoTime();
        int work = 0;
        if (now - _timerDeadlineNs >= 0)
        {
            OnTimer(now);
            _timerDeadlineNs = now + Context.Timer;
            work++;
        }
        // A log that is being made holds up the commands behind it, so that they stay in order, but not the limits.
        work += _creation is null ? _commands.Read(_onCommand, CommandsPerCycle) : FinishCreation();
        foreach (IpcPublication publication in _publications) work += publication.UpdatePositionAndLimit();
        TrackCycle(now);
        return work;
    }

    /// <summary>Ends orderly: the heartbeat of -1 tells all clients at their next look.</summary>
    public void OnClose()
    {
        if (_isClosed) return;
        _isClosed = true;
        _creation?.Log.ContinueWith(made => made.Result.Dispose(), System.Threading.Tasks.TaskContinuationOptions.OnlyOnRanToCompletion);
        _commands.ConsumerHeartbeatTime = AeronCounters.NullValue;
        foreach (IpcPublication publication in _publications) publication.Log.Dispose();
        _files.Dispose();
        if (Context.DeleteOnShutdown) Directory.Delete(Context.Directory, recursive: true);
    }

    /// <summary>Into the error log, the counter and the application's handler.</summary>
    public void RecordError(Exception error)
    {
        if (!_isClosed)
        {
            _errorLog.Record(error);
            _counters.System(SystemCounterDescriptor.Errors).Increment();
        }
        Context.OnError(error);
    }

    private void TrackCycle(long startNs)
    {
        long end = Context.NanoTime(), took = end - startNs;
        _maxCycle.ProposeMaxOrdered(took);
        if (took > CycleThresholdNs) _slowCycles.SetOrdered(_slowCycles.GetPlain() + 1);
        _lastCycleNs = end;
    }
}
