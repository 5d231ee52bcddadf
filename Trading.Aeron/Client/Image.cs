// One publication as a subscription sees it: its log and this subscriber's position in it.
using System;
using System.Runtime.CompilerServices;
using Trading.Aeron.Concurrent;
using Trading.Aeron.Diagnostics;
using Trading.Aeron.LogBuffer;
using Trading.Aeron.Memory;

namespace Trading.Aeron.Client;

/// <summary>Polled by one thread at a time. Allocates nothing after creation. The position is published when a poll ends.</summary>
[HotPath]
public sealed partial class Image
{
    private readonly UnsafeBuffer _term0, _term1, _term2;
    private readonly AtomicCounter _position;
    private readonly int _termLength;
    private readonly int _bits;
    private readonly int _initialTermId;
    private readonly Action<Exception> _onError;
    private volatile bool _isClosed;
    private bool _isEosAtClose;
    private long _finalPosition;
    private long _eosPositionAtClose = long.MaxValue;

    internal Image(Subscription subscription, int sessionId, long correlationId, AtomicCounter position, LogBuffers log, string source, Action<Exception> onError)
    {
        Subscription = subscription;
        SessionId = sessionId;
        CorrelationId = correlationId;
        SourceIdentity = source;
        Log = log;
        (_term0, _term1, _term2) = (log.Term(0), log.Term(1), log.Term(2));
        _position = position;
        _onError = onError;
        _termLength = log.TermLength;
        _bits = LogBufferDescriptor.PositionBitsToShift(_termLength);
        _initialTermId = log.Metadata.GetInt(LogBufferDescriptor.InitialTermIdOffset);
        MtuLength = log.Metadata.GetInt(LogBufferDescriptor.MtuLengthOffset);
        JoinPosition = position.Get();
    }

    public Subscription Subscription { get; }
    public int SessionId { get; }

    /// <summary>The registration id of the publication.</summary>
    public long CorrelationId { get; }

    public string SourceIdentity { get; }
    public long JoinPosition { get; }
    public int MtuLength { get; }
    public int InitialTermId => _initialTermId;
    public int TermBufferLength => _termLength;
    public int PositionBitsToShift => _bits;
    public int SubscriberPositionId => _position.Id;
    public bool IsClosed => _isClosed;

    /// <summary>How far this subscriber has read; setting it skips, but never backwards nor beyond the current term.</summary>
    public long Position
    {
        get => _isClosed ? _finalPosition : _position.Get();
        [ColdPath]
        set
        {
            long now = _position.Get();
            if (value < now || value > now - (now & (_termLength - 1)) + _termLength || (value & (FrameDescriptor.FrameAlignment - 1)) != 0)
            {
                throw new ArgumentOutOfRangeException(nameof(value), $"position {value}: must be a multiple of {FrameDescriptor.FrameAlignment} between {now} and the end of its term");
            }
            if (!_isClosed) _position.SetOrdered(value);
        }
    }

    /// <summary>Where the stream ends, or the largest number while it goes on.</summary>
    public long EndOfStreamPosition => _isClosed ? _eosPositionAtClose : Log.Metadata.GetLongVolatile(LogBufferDescriptor.EndOfStreamPositionOffset);

    /// <summary>Whether the publication is gone and everything of it was read.</summary>
    public bool IsEndOfStream => _isClosed ? _isEosAtClose : _position.Get() >= EndOfStreamPosition;

    public bool IsPublicationRevoked => Log.Metadata.GetByte(LogBufferDescriptor.IsPublicationRevokedOffset) != 0;

    internal LogBuffers Log { get; }

    /// <summary>Hands out up to this many fragments; returns how many. Ends at the end of a term; the next call goes on behind it.</summary>
    /// <remarks>When the handler throws, its fragment counts as read and the exception goes to the caller.</remarks>
    public int Poll<THandler>(ref THandler handler, int fragmentLimit)
        where THandler : struct, IFragmentHandler
    {
        if (_isClosed) return 0;
        long initialPosition = _position.GetPlain();
        int initialOffset = (int)initialPosition & (_termLength - 1), offset = initialOffset, fragments = 0;
        UnsafeBuffer term = TermAt(initialPosition);
        var header = new Header(term, _initialTermId, _bits);
        try
        {
            while (fragments < fragmentLimit && offset < term.Capacity && !_isClosed)
            {
                int length = FrameDescriptor.FrameLengthVolatile(term, offset);
                if (length <= 0) break;
                int frame = offset;
                offset += FrameDescriptor.Align(length);
                if (FrameDescriptor.IsPadding(term, frame)) continue;
                fragments++;
                header.Offset = frame;
                handler.OnFragment(term, frame + FrameDescriptor.HeaderLength, length - FrameDescriptor.HeaderLength, in header);
            }
        }
        finally
        {
            if (offset > initialOffset && !_isClosed) _position.SetOrdered(initialPosition + (offset - initialOffset));
        }
        return fragments;
    }

    /// <summary>The same with a delegate; an exception of it goes to the client's error handler.</summary>
    [ColdPath]
    public int Poll(FragmentHandler handler, int fragmentLimit)
    {
        var adapter = new DelegateFragmentHandler(handler);
        try
        {
            return Poll(ref adapter, fragmentLimit);
        }
        catch (Exception error)
        {
            _onError(error);
            return adapter.Fragments;
        }
    }

    [ColdPath]
    internal void Close()
    {
        if (_isClosed) return;
        _finalPosition = _position.Get();
        _eosPositionAtClose = Log.Metadata.GetLongVolatile(LogBufferDescriptor.EndOfStreamPositionOffset);
        _isEosAtClose = _finalPosition >= _eosPositionAtClose;
        _isClosed = true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private UnsafeBuffer TermAt(long position)
    {
        int partition = LogBufferDescriptor.IndexByPosition(position, _bits);
        return partition == 0 ? _term0 : partition == 1 ? _term1 : _term2;
    }
}

/// <summary>Calls a delegate, and knows how often.</summary>
internal struct DelegateFragmentHandler(FragmentHandler handler) : IFragmentHandler
{
    private readonly FragmentHandler _handler = handler;

    public int Fragments;

    [ColdPath]
    public void OnFragment(UnsafeBuffer buffer, int offset, int length, in Header header)
    {
        Fragments++;
        _handler(buffer, offset, length, in header);
    }
}
