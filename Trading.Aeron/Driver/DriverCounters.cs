// The driver's counters: the system's, and those of streams and clients with their keys and labels.
using System;
using System.Text;
using Trading.Aeron.Concurrent;
using Trading.Aeron.Memory;
using Trading.Aeron.Protocol;

namespace Trading.Aeron.Driver;

/// <summary>Allocates counters as other drivers do, so that clients find and tools print them.</summary>
internal sealed class DriverCounters
{
    private readonly UnsafeBuffer _values;
    private readonly PinnedBuffer _key = new(CountersDescriptor.KeyLengthMax);

    public DriverCounters(CncFile cnc, Func<long> epochClock, long freeToReuseTimeoutMs)
    {
        _values = cnc.CountersValues;
        Manager = new CountersManager(cnc.CountersMetadata, cnc.CountersValues, epochClock, freeToReuseTimeoutMs);
        for (int id = 0; id < SystemCounterDescriptor.Labels.Length; id++)
        {
            Span<byte> key = _key.Buffer.AsSpan(0, sizeof(int));
            BitConverter.TryWriteBytes(key, id);
            Manager.Allocate(AeronCounters.SystemTypeId, key, SystemCounterDescriptor.Labels[id], registrationId: id, ownerId: AeronCounters.NullValue);
        }
        System(SystemCounterDescriptor.AeronVersion).SetOrdered(DriverVersion.Number);
        System(SystemCounterDescriptor.ControlProtocolVersion).SetOrdered(DriverVersion.ControlProtocol);
    }

    public CountersManager Manager { get; }

    public AtomicCounter System(int id) => new(_values, id);

    /// <summary>A counter of a stream. The key's channel is cut to what fits.</summary>
    public AtomicCounter AddStream(int typeId, string name, long registrationId, int sessionId, int streamId, string channel, long ownerId, long referenceId, long value, string suffix = "")
    {
        UnsafeBuffer key = _key.Buffer;
        byte[] encoded = Encoding.UTF8.GetBytes(channel);
        int length = Math.Min(encoded.Length, CountersDescriptor.KeyLengthMax - AeronCounters.StreamKeyChannelOffset);
        key.PutLong(AeronCounters.StreamKeyRegistrationIdOffset, registrationId);
        key.PutInt(AeronCounters.StreamKeySessionIdOffset, sessionId);
        key.PutInt(AeronCounters.StreamKeyStreamIdOffset, streamId);
        key.PutInt(AeronCounters.StreamKeyChannelLengthOffset, length);
        key.PutBytes(AeronCounters.StreamKeyChannelOffset, encoded.AsSpan(0, length));
        return Add(typeId, key.AsSpan(0, AeronCounters.StreamKeyChannelOffset + length), $"{name}: {registrationId} {sessionId} {streamId} {channel}{suffix}", registrationId, ownerId, referenceId, value);
    }

    public AtomicCounter AddHeartbeat(long clientId, long nowMs)
    {
        _key.Buffer.PutLong(0, clientId);
        return Add(AeronCounters.ClientHeartbeatTypeId, _key.Buffer.AsSpan(0, sizeof(long)), $"{AeronCounters.ClientHeartbeatName}: id={clientId}", clientId, clientId, 0, nowMs);
    }

    public AtomicCounter Add(int typeId, ReadOnlySpan<byte> key, string label, long registrationId, long ownerId, long referenceId = 0, long value = 0)
    {
        int id = Manager.Allocate(typeId, key, label, registrationId, ownerId, referenceId, value);
        if (id == CountersDescriptor.NullCounterId) throw new ControlProtocolException(ErrorCode.GenericError, $"all {Manager.MaxCounterId + 1} counters are in use");
        return new AtomicCounter(_values, id);
    }

    public void Free(AtomicCounter counter) => Manager.Free(counter.Id);
}
