// What shared and exclusive publications have in common.
using System;
using System.Runtime.CompilerServices;
using Trading.Aeron.Concurrent;
using Trading.Aeron.Diagnostics;
using Trading.Aeron.LogBuffer;
using Trading.Aeron.Memory;

namespace Trading.Aeron.Client;

/// <summary>Identity, limits and state of a publication. Positive results of an offer are the new stream position, negative ones its reason.</summary>
[HotPath]
public abstract class PublicationBase : IDisposable
{
    /// <summary>No subscriber is connected.</summary>
    public const long NOT_CONNECTED = -1;

    /// <summary>The subscribers are a window behind; try again later.</summary>
    public const long BACK_PRESSURED = -2;

    /// <summary>The log is being rotated; try again at once.</summary>
    public const long ADMIN_ACTION = -3;

    /// <summary>The publication or its client is closed.</summary>
    public const long CLOSED = -4;

    /// <summary>The stream has reached the end of its positions; a new publication is needed.</summary>
    public const long MAX_POSITION_EXCEEDED = -5;

    private protected readonly UnsafeBuffer Metadata;
    private protected readonly AtomicCounter Limit;
    private protected readonly HeaderWriter HeaderWriter;
    private protected readonly long PositionMax;
    private protected readonly int Bits;
    private protected readonly int PayloadMax;
    private readonly ClientConductor _conductor;
    private volatile bool _isClosed;

    private protected PublicationBase(ClientConductor conductor, PublicationIdentity identity, LogBuffers log, AtomicCounter limit)
    {
        _conductor = conductor;
        Log = log;
        Metadata = log.Metadata;
        Limit = limit;
        HeaderWriter = new HeaderWriter(Metadata);
        Channel = identity.Channel;
        StreamId = identity.StreamId;
        SessionId = identity.SessionId;
        RegistrationId = identity.RegistrationId;
        OriginalRegistrationId = identity.OriginalRegistrationId;
        InitialTermId = Metadata.GetInt(LogBufferDescriptor.InitialTermIdOffset);
        Bits = LogBufferDescriptor.PositionBitsToShift(log.TermLength);
        PositionMax = (long)log.TermLength << 31;
        PayloadMax = Metadata.GetInt(LogBufferDescriptor.MtuLengthOffset) - FrameDescriptor.HeaderLength;
        MaxMessageLength = FrameDescriptor.ComputeMaxMessageLength(log.TermLength);
    }

    public string Channel { get; }
    public int StreamId { get; }
    public int SessionId { get; }

    /// <summary>Of this object.</summary>
    public long RegistrationId { get; }

    /// <summary>Of the first publication that shares this log.</summary>
    public long OriginalRegistrationId { get; }

    public int InitialTermId { get; }
    public int TermBufferLength => Log.TermLength;
    public int PositionBitsToShift => Bits;
    public long MaxPossiblePosition => PositionMax;

    /// <summary>The longest message that goes into one frame, and so the longest claim.</summary>
    public int MaxPayloadLength => PayloadMax;

    /// <summary>The longest message that an offer takes; it is fragmented when it exceeds <see cref="MaxPayloadLength"/>.</summary>
    public int MaxMessageLength { get; }

    public int PublicationLimitId => Limit.Id;
    public bool IsClosed => _isClosed;
    public bool IsConnected => !_isClosed && Metadata.GetIntVolatile(LogBufferDescriptor.IsConnectedOffset) == 1;
    public bool IsRevoked => Metadata.GetByte(LogBufferDescriptor.IsPublicationRevokedOffset) != 0;

    /// <summary>Up to where the driver lets publishers go, or <see cref="CLOSED"/>.</summary>
    public long PositionLimit => _isClosed ? CLOSED : Limit.Get();

    internal LogBuffers Log { get; }

    /// <summary>Removes the publication. What was published is still delivered.</summary>
    [ColdPath]
    public void Dispose() => _conductor.RemovePublication(this, revoke: false);

    /// <summary>Removes the publication and tells the subscribers at once, whether they have read everything or not.</summary>
    [ColdPath]
    public void Revoke() => _conductor.RemovePublication(this, revoke: true);

    [ColdPath]
    internal void MarkClosed() => _isClosed = true;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private protected long BackPressureStatus(long position, int messageLength)
    {
        if (position + FrameDescriptor.Align(messageLength + FrameDescriptor.HeaderLength) >= PositionMax) return MAX_POSITION_EXCEEDED;
        return Metadata.GetIntVolatile(LogBufferDescriptor.IsConnectedOffset) == 1 ? BACK_PRESSURED : NOT_CONNECTED;
    }

    private protected void CheckPayloadLength(int length)
    {
        if ((uint)length > (uint)PayloadMax) Refuse.TooLong("a claim", length, PayloadMax);
    }

    private protected void CheckMessageLength(int length)
    {
        if (length > MaxMessageLength) Refuse.TooLong("a message", length, MaxMessageLength);
    }
}

/// <summary>The names of a publication as driver and client agreed on them.</summary>
internal readonly record struct PublicationIdentity(string Channel, int StreamId, int SessionId, long RegistrationId, long OriginalRegistrationId);
