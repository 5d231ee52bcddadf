// A publication as the driver knows it: its log, its readers, and how far its publishers may go.
using System;
using System.Collections.Generic;
using Trading.Aeron.Concurrent;
using Trading.Aeron.LogBuffer;
using Trading.Aeron.Memory;

namespace Trading.Aeron.Driver;

/// <summary>Life of a publication.</summary>
internal enum PublicationState : byte
{
    Active,

    /// <summary>Its last publisher is gone; the readers read on to the end.</summary>
    Draining,

    /// <summary>Its readers are told; at the next timer it goes.</summary>
    Linger,

    /// <summary>To be deleted.</summary>
    Done,
}

/// <summary>Flow control and cleaning, specification section 12.3. Owned by the conductor.</summary>
internal sealed partial class IpcPublication
{
    private const int TripGainShift = 3;
    private readonly AtomicCounter _limit;
    private readonly AtomicCounter _position;
    private readonly int _bits;
    private readonly int _tripGain;
    private readonly long _positionMax;
    private readonly List<SubscriberPosition> _subscribers = [];
    private long _tripLimit;
    private long _cleanPosition;

    public IpcPublication(LogIdentity identity, string channel, PublicationParameters parameters, LogBuffers log, AtomicCounter position, AtomicCounter limit, long nowNs)
    {
        Identity = identity;
        Channel = channel;
        Parameters = parameters;
        Log = log;
        _position = position;
        _limit = limit;
        _bits = LogBufferDescriptor.PositionBitsToShift(parameters.TermLength);
        _tripGain = parameters.Window >> TripGainShift;
        _positionMax = (long)parameters.TermLength << 31;
        StartPosition = parameters.StartPosition;
        ConsumerPosition = _lastConsumerPosition = _cleanPosition = StartPosition;
        _timeOfLastConsumerMoveNs = nowNs;
    }

    public LogIdentity Identity { get; }
    public string Channel { get; }
    public PublicationParameters Parameters { get; }
    public LogBuffers Log { get; }
    public long StartPosition { get; }
    public PublicationState State { get; private set; }
    public int References { get; private set; }
    public long ConsumerPosition { get; private set; }
    public IReadOnlyList<SubscriberPosition> Subscribers => _subscribers;

    public long RegistrationId => Identity.RegistrationId;
    public int SessionId => Identity.SessionId;
    public int StreamId => Identity.StreamId;
    public int InitialTermId => Identity.InitialTermId;
    public bool IsExclusive => Identity.IsExclusive;
    public int LimitCounterId => _limit.Id;
    public long ProducerPosition => LogBufferDescriptor.ProducerPosition(Log.Metadata, Parameters.TermLength, _bits, InitialTermId);

    /// <summary>Where a new reader begins: never before the slowest reader, for what lies there may be gone.</summary>
    public long JoinPosition
    {
        get
        {
            long join = ConsumerPosition;
            foreach (SubscriberPosition subscriber in _subscribers)
            {
                if (subscriber.IsWorking) join = Math.Min(join, subscriber.Counter.Get());
            }
            return join;
        }
    }

    public void AddReference() => References++;

    public void AddSubscriber(SubscriberPosition subscriber)
    {
        _subscribers.Add(subscriber);
        Log.Metadata.PutIntOrdered(LogBufferDescriptor.IsConnectedOffset, 1);
    }

    public void RemoveSubscriber(SubscriberPosition subscriber)
    {
        if (subscriber.IsWorking) ConsumerPosition = Math.Max(ConsumerPosition, subscriber.Counter.Get());
        _subscribers.Remove(subscriber);
        RefreshConnected();
    }

    /// <summary>Samples the readers and moves the publishers' limit; called every duty cycle.</summary>
    public int UpdatePositionAndLimit()
    {
        if (State != PublicationState.Active) return 0;
        _position.SetOrdered(ProducerPosition);
        long min = long.MaxValue, max = ConsumerPosition;
        foreach (SubscriberPosition subscriber in _subscribers)
        {
            if (!subscriber.IsWorking) continue;
            long position = subscriber.Counter.Get();
            min = Math.Min(min, position);
            max = Math.Max(max, position);
        }
        ConsumerPosition = max;
        if (min == long.MaxValue) return CloseToPublishers();
        // Beyond the last possible position there is nothing to allow, and tails must not be driven on.
        long limit = Math.Min(min + Parameters.Window, _positionMax);
        if (limit <= _tripLimit && limit < _positionMax || limit == _limit.GetPlain()) return 0;
        CleanTo(min);
        _limit.SetOrdered(limit);
        _tripLimit = limit + _tripGain;
        return 1;
    }

    /// <summary>Without readers nobody publishes: what nobody can read must not be written.</summary>
    private int CloseToPublishers()
    {
        if (_limit.GetPlain() <= ConsumerPosition) return 0;
        _limit.SetOrdered(ConsumerPosition);
        _tripLimit = ConsumerPosition;
        CleanTo(ConsumerPosition);
        return 1;
    }

    /// <summary>Zeroes what all have read, at most to the end of a term. Readers rely on zero lengths ahead of the tail, so the first word goes last.</summary>
    private void CleanTo(long position)
    {
        if (position <= _cleanPosition) return;
        UnsafeBuffer term = Log.Term(LogBufferDescriptor.IndexByPosition(_cleanPosition, _bits));
        int offset = (int)_cleanPosition & (Parameters.TermLength - 1);
        int length = (int)Math.Min(position - _cleanPosition, Parameters.TermLength - offset);
        term.SetMemory(offset + sizeof(long), length - sizeof(long), 0);
        term.PutLongOrdered(offset, 0);
        _cleanPosition += length;
    }

    private void RefreshConnected()
    {
        bool connected = false;
        foreach (SubscriberPosition subscriber in _subscribers) connected |= subscriber.IsWorking;
        Log.Metadata.PutIntOrdered(LogBufferDescriptor.IsConnectedOffset, connected ? 1 : 0);
    }
}
