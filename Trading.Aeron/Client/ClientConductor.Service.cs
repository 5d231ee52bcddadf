// The client's duty cycle: events, keepalive, liveness of the driver, and mappings that are no longer used.
using System;
using System.Collections.Generic;
using System.Text;
using System.Threading.Tasks;
using Trading.Aeron.Concurrent;
using Trading.Aeron.LogBuffer;
using Trading.Aeron.Memory;
using Trading.Aeron.Protocol;

namespace Trading.Aeron.Client;

internal sealed partial class ClientConductor
{
    private const int EventsPerCycle = 16;

    /// <summary>Ends the client: by its owner, by its thread, or after a failure. Safe to call again.</summary>
    public void OnClose()
    {
        lock (_gate)
        {
            if (_isClosed) return;
            _driver.ClientClose();
            CloseAll();
        }
    }

    private int Service()
    {
        int work = 0;
        try
        {
            while (work < EventsPerCycle && !_isClosed && _receiver.Receive(_onMessage) > 0) work++;
        }
        catch (LappedException lapped)
        {
            ForceClose(new AeronException(lapped.Message, lapped));
        }
        return work + CheckTimeouts();
    }

    private int CheckTimeouts()
    {
        long now = _context.NanoTime();
        if (_isClosed || now - _lastServiceNs < ServiceIntervalNs) return 0;
        if (now - _lastServiceNs > _interServiceTimeoutNs)
        {
            ForceClose(new ConductorServiceTimeoutException(
                $"the client's conductor was not served for {(now - _lastServiceNs) / NanosPerMs} ms, longer than the {_interServiceTimeoutNs / NanosPerMs} ms after which a driver gives a client up"));
            return 1;
        }
        _lastServiceNs = now;
        ReleaseLingering(now);
        if (now - _lastKeepaliveNs < _context.KeepaliveInterval * NanosPerMs) return 0;
        _lastKeepaliveNs = now;
        if (!CheckDriver()) return 1;
        Keepalive();
        return 1;
    }

    private bool CheckDriver()
    {
        long heartbeat = _driver.DriverHeartbeatMs;
        if (heartbeat == AeronCounters.NullValue)
        {
            ForceClose(new DriverTimeoutException("the media driver has ended"));
            return false;
        }
        long age = _context.EpochMs() - heartbeat;
        if (age <= _context.DriverTimeout) return true;
        ForceClose(new DriverTimeoutException($"the media driver has been silent for {age} ms"));
        return false;
    }

    private void Keepalive()
    {
        if (_heartbeatCounter == CountersDescriptor.NullCounterId)
        {
            // The driver makes it at this client's first command.
            _heartbeatCounter = Counters.FindByTypeAndKey(AeronCounters.ClientHeartbeatTypeId, ClientId);
            if (_heartbeatCounter == CountersDescriptor.NullCounterId) return;
            AppendName();
        }
        if (Counters.GetCounterState(_heartbeatCounter) != CountersDescriptor.RecordAllocated
            || Counters.GetCounterTypeId(_heartbeatCounter) != AeronCounters.ClientHeartbeatTypeId
            || Counters.GetKey(_heartbeatCounter).GetLong(0) != ClientId)
        {
            ForceClose(new ClientTimeoutException("the driver has given this client's heartbeat counter away"));
            return;
        }
        new AtomicCounter(_cnc.CountersValues, _heartbeatCounter).SetOrdered(_context.EpochMs());
    }

    private void AppendName()
    {
        string label = Counters.GetCounterLabel(_heartbeatCounter);
        byte[] text = Encoding.UTF8.GetBytes($"{label} name={_context.Name} version={SemanticVersion.ToString(DriverVersion.Number)} commit={DriverVersion.Commit}");
        if (text.Length > CountersDescriptor.LabelLengthMax) return;
        int offset = CountersDescriptor.MetadataOffset(_heartbeatCounter);
        _cnc.CountersMetadata.PutBytes(offset + CountersDescriptor.LabelOffset, text);
        _cnc.CountersMetadata.PutIntOrdered(offset + CountersDescriptor.LabelLengthOffset, text.Length);
    }

    private void ForceClose(Exception reason)
    {
        if (_isClosed) return;
        // The reason first: whoever sees the client closed finds it told.
        _context.OnError(reason);
        CloseAll();
    }

    private void CloseAll()
    {
        if (_isClosed) return;
        _isClosed = true;
        foreach (object resource in new List<object>(_resources.Values))
        {
            if (resource is PublicationBase publication) publication.MarkClosed();
            else if (resource is Counter counter) counter.MarkClosed();
            else if (resource is Subscription subscription) CloseImages(subscription);
        }
        _resources.Clear();
        if (_context.OnClose is { } onClose) Notify(onClose);
        Retire();
    }

    /// <summary>Mappings stay for the linger time: a thread inside an offer or a poll that began before the close must not fault.</summary>
    private void Retire()
    {
        var mappings = new List<IDisposable> { _cnc };
        foreach (UsedLog used in _logs.Values) mappings.Add(used.Log);
        foreach ((LogBuffers log, _) in _lingering) mappings.Add(log);
        _logs.Clear();
        _lingering.Clear();
        Task.Delay(TimeSpan.FromMilliseconds(_context.ResourceLinger)).ContinueWith(_ => mappings.ForEach(mapping => mapping.Dispose()), TaskScheduler.Default);
    }

    /// <summary>Publications and images of the same stream in one client share the mapping.</summary>
    private LogBuffers UseLog(long originalRegistrationId, string path)
    {
        if (!_logs.TryGetValue(originalRegistrationId, out UsedLog? used))
        {
            used = new UsedLog(LogBuffers.Map(path, _context.TouchPages));
            _logs.Add(originalRegistrationId, used);
        }
        used.Users++;
        return used.Log;
    }

    private void ReleaseLog(long originalRegistrationId)
    {
        if (!_logs.TryGetValue(originalRegistrationId, out UsedLog? used) || --used.Users > 0) return;
        _logs.Remove(originalRegistrationId);
        _lingering.Add((used.Log, _context.NanoTime() + _context.ResourceLinger * NanosPerMs));
    }

    private void ReleaseLingering(long now)
    {
        for (int i = _lingering.Count - 1; i >= 0; i--)
        {
            if (now < _lingering[i].DeadlineNs) continue;
            _lingering[i].Log.Dispose();
            _lingering.RemoveAt(i);
        }
    }

    private sealed class UsedLog(LogBuffers log)
    {
        public LogBuffers Log => log;
        public int Users { get; set; }
    }
}
