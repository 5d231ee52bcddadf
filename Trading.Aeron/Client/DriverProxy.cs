// Writes a client's commands into the driver's ring.
using System;
using System.Threading;
using Trading.Aeron.Concurrent;
using Trading.Aeron.Protocol;

namespace Trading.Aeron.Client;

/// <summary>Each command gets a correlation id, which for what is added becomes the registration id.</summary>
internal sealed class DriverProxy(ManyToOneRingBuffer ring)
{
    private const int ClaimAttempts = 1000;

    public long ClientId { get; } = ring.NextCorrelationId();

    /// <summary>Epoch milliseconds of the driver's last sign of life; -1 after an orderly end.</summary>
    public long DriverHeartbeatMs => ring.ConsumerHeartbeatTime;

    public long NextCorrelationId() => ring.NextCorrelationId();

    public long AddPublication(string channel, int streamId, bool exclusive)
    {
        long id = ring.NextCorrelationId();
        int type = exclusive ? ControlProtocolEvents.AddExclusivePublication : ControlProtocolEvents.AddPublication;
        int index = Claim(type, PublicationMessageFlyweight.ComputeLength(channel));
        new PublicationMessageFlyweight(ring.Buffer, index).Put(ClientId, id, streamId, channel);
        ring.Commit(index);
        return id;
    }

    public long RemovePublication(long registrationId, bool revoke)
    {
        long id = ring.NextCorrelationId();
        int index = Claim(ControlProtocolEvents.RemovePublication, RemoveMessageFlyweight.PublicationLength);
        var command = new RemoveMessageFlyweight(ring.Buffer, index);
        command.Put(ClientId, id, registrationId);
        command.PutFlags(revoke);
        ring.Commit(index);
        return id;
    }

    public long AddSubscription(string channel, int streamId)
    {
        long id = ring.NextCorrelationId();
        int index = Claim(ControlProtocolEvents.AddSubscription, SubscriptionMessageFlyweight.ComputeLength(channel));
        new SubscriptionMessageFlyweight(ring.Buffer, index).Put(ClientId, id, streamId, channel);
        ring.Commit(index);
        return id;
    }

    public long RemoveSubscription(long registrationId) => Remove(ControlProtocolEvents.RemoveSubscription, registrationId);

    public long RemoveCounter(long registrationId) => Remove(ControlProtocolEvents.RemoveCounter, registrationId);

    public long AddCounter(int typeId, ReadOnlySpan<byte> key, string label)
    {
        long id = ring.NextCorrelationId();
        int index = Claim(ControlProtocolEvents.AddCounter, CounterMessageFlyweight.ComputeLength(key.Length, label));
        new CounterMessageFlyweight(ring.Buffer, index).Put(ClientId, id, typeId, key, label);
        ring.Commit(index);
        return id;
    }

    public void ClientClose()
    {
        int index = ring.TryClaim(ControlProtocolEvents.ClientClose, CorrelatedMessageFlyweight.Length);
        // A driver that takes no commands finds out by the heartbeat.
        if (index < 0) return;
        new CorrelatedMessageFlyweight(ring.Buffer, index).Put(ClientId, AeronCounters.NullValue);
        ring.Commit(index);
    }

    public void TerminateDriver(ReadOnlySpan<byte> token)
    {
        int index = Claim(ControlProtocolEvents.TerminateDriver, TerminateDriverFlyweight.ComputeLength(token.Length));
        new TerminateDriverFlyweight(ring.Buffer, index).Put(ClientId, AeronCounters.NullValue, token);
        ring.Commit(index);
    }

    private long Remove(int type, long registrationId)
    {
        long id = ring.NextCorrelationId();
        int index = Claim(type, RemoveMessageFlyweight.Length);
        new RemoveMessageFlyweight(ring.Buffer, index).Put(ClientId, id, registrationId);
        ring.Commit(index);
        return id;
    }

    private int Claim(int type, int length)
    {
        for (int attempt = 0; attempt < ClaimAttempts; attempt++)
        {
            int index = ring.TryClaim(type, length);
            if (index >= 0) return index;
            Thread.Sleep(0);
        }
        throw new AeronException("the driver's command buffer is full: it does not keep up, or it is dead");
    }
}
