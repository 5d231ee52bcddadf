// The client's side of the conversation with the driver: commands out, events in, liveness both ways.
using System;
using System.Collections.Generic;
using System.Threading;
using Trading.Aeron.Concurrent;
using Trading.Aeron.LogBuffer;
using Trading.Aeron.Memory;
using Trading.Aeron.Protocol;

namespace Trading.Aeron.Client;

/// <summary>One lock guards all of it; publications and images never take it. Whoever adds something serves the conductor itself until the answer is there.</summary>
internal sealed partial class ClientConductor : IAgent
{
    private const int NanosPerMs = 1_000_000;
    private const long ServiceIntervalNs = 16 * NanosPerMs;

    private readonly object _gate = new();
    private readonly Aeron.Context _context;
    private readonly CncFile _cnc;
    private readonly DriverProxy _driver;
    private readonly CopyBroadcastReceiver _receiver;
    private readonly MessageHandler _onMessage;
    private readonly Dictionary<long, object> _resources = [];
    private readonly Dictionary<long, UsedLog> _logs = [];
    private readonly Dictionary<long, Pending> _pending = [];
    private readonly List<(LogBuffers Log, long DeadlineNs)> _lingering = [];
    private readonly long _interServiceTimeoutNs;
    private long _lastServiceNs, _lastKeepaliveNs;
    private int _heartbeatCounter = CountersDescriptor.NullCounterId;
    private volatile bool _isClosed;
    private bool _isInCallback;

    public ClientConductor(Aeron.Context context, CncFile cnc)
    {
        _context = context;
        _cnc = cnc;
        _driver = new DriverProxy(new ManyToOneRingBuffer(cnc.ToDriver));
        _receiver = new CopyBroadcastReceiver(new BroadcastReceiver(cnc.ToClients));
        _onMessage = OnMessage;
        Counters = new CountersReader(cnc.CountersMetadata, cnc.CountersValues);
        _interServiceTimeoutNs = cnc.ClientLivenessTimeoutNs;
        _lastServiceNs = _lastKeepaliveNs = context.NanoTime();
    }

    public long ClientId => _driver.ClientId;
    public bool IsClosed => _isClosed;
    public CountersReader Counters { get; }

    public long NextCorrelationId()
    {
        lock (_gate)
        {
            EnsureOpen();
            return _driver.NextCorrelationId();
        }
    }

    public PublicationBase AddPublication(string channel, int streamId, bool exclusive)
    {
        lock (_gate)
        {
            EnsureOpen();
            long id = _driver.AddPublication(channel, streamId, exclusive);
            return (PublicationBase)AwaitResponse(id, new Pending(channel, streamId, exclusive));
        }
    }

    public Subscription AddSubscription(string channel, int streamId, AvailableImageHandler? onAvailable, UnavailableImageHandler? onUnavailable)
    {
        lock (_gate)
        {
            EnsureOpen();
            long id = _driver.AddSubscription(channel, streamId);
            // Known before the answer, since the images may follow in the same batch of events.
            _resources[id] = new Subscription(this, id, channel, streamId, onAvailable ?? _context.OnAvailableImage, onUnavailable ?? _context.OnUnavailableImage);
            return (Subscription)AwaitResponse(id, new Pending(channel, streamId, false));
        }
    }

    public Counter AddCounter(int typeId, ReadOnlySpan<byte> key, string label)
    {
        if (key.Length > CountersDescriptor.KeyLengthMax) throw new ArgumentException($"a counter key of {key.Length} bytes; at most {CountersDescriptor.KeyLengthMax}", nameof(key));
        lock (_gate)
        {
            EnsureOpen();
            long id = _driver.AddCounter(typeId, key, label);
            return (Counter)AwaitResponse(id, new Pending(label, typeId, false));
        }
    }

    public void RemovePublication(PublicationBase publication, bool revoke)
    {
        lock (_gate)
        {
            if (_isClosed || publication.IsClosed) return;
            publication.MarkClosed();
            _resources.Remove(publication.RegistrationId);
            ReleaseLog(publication.OriginalRegistrationId);
            _driver.RemovePublication(publication.RegistrationId, revoke);
        }
    }

    public void RemoveSubscription(Subscription subscription)
    {
        lock (_gate)
        {
            if (_isClosed || subscription.IsClosed) return;
            _resources.Remove(subscription.RegistrationId);
            CloseImages(subscription);
            _driver.RemoveSubscription(subscription.RegistrationId);
        }
    }

    public void RemoveCounter(Counter counter)
    {
        lock (_gate)
        {
            if (_isClosed || counter.IsClosed) return;
            counter.MarkClosed();
            _resources.Remove(counter.RegistrationId);
            _driver.RemoveCounter(counter.RegistrationId);
        }
    }

    public void TerminateDriver(ReadOnlySpan<byte> token)
    {
        lock (_gate)
        {
            EnsureOpen();
            _driver.TerminateDriver(token);
        }
    }

    public int DoWork()
    {
        // A thread that waits for an answer does this work meanwhile.
        if (!Monitor.TryEnter(_gate)) return 0;
        try
        {
            if (_isClosed) throw new AgentTerminationException("the client is closed");
            return Service();
        }
        finally
        {
            Monitor.Exit(_gate);
        }
    }

    private object AwaitResponse(long id, Pending pending)
    {
        _pending[id] = pending;
        long deadlineNs = _context.NanoTime() + _context.DriverTimeout * NanosPerMs;
        while (true)
        {
            _context.InvokedDriver?.Invoke();
            int work = Service();
            if (pending.Error is { } refusal)
            {
                _resources.Remove(id);
                throw refusal;
            }
            if (pending.IsReady) return _resources[id];
            if (_isClosed) throw new AeronException("the client was closed while it waited for the driver");
            if (_context.NanoTime() > deadlineNs)
            {
                _pending.Remove(id);
                _resources.Remove(id);
                throw new DriverTimeoutException($"no answer from the driver within {_context.DriverTimeout} ms");
            }
            _context.AwaitIdle.Idle(work);
        }
    }

    private void EnsureOpen()
    {
        if (_isClosed) throw new AeronException("the client is closed");
        if (_isInCallback) throw new AeronException("nothing can be added from inside a handler of the client: the handler holds up the answer");
    }

    private void CloseImages(Subscription subscription)
    {
        foreach (Image image in subscription.MarkClosed())
        {
            Notify(() => subscription.OnUnavailable?.Invoke(image));
            ReleaseLog(image.CorrelationId);
        }
    }

    /// <summary>A handler's exception is reported and changes nothing else.</summary>
    private void Notify(Action callback)
    {
        _isInCallback = true;
        try
        {
            callback();
        }
        catch (Exception error)
        {
            _context.OnError(error);
        }
        finally
        {
            _isInCallback = false;
        }
    }

    /// <summary>A command that was sent and not yet answered.</summary>
    private sealed class Pending(string channel, int streamId, bool exclusive)
    {
        public string Channel => channel;
        public int StreamId => streamId;
        public bool Exclusive => exclusive;
        public bool IsReady { get; set; }
        public Exception? Error { get; set; }
    }
}
