// The polls of an image that are steered, bounded or hand out blocks.
using System;
using Trading.Aeron.Diagnostics;
using Trading.Aeron.LogBuffer;
using Trading.Aeron.Memory;

namespace Trading.Aeron.Client;

public sealed partial class Image
{
    /// <summary>A poll whose handler says after each fragment how to go on.</summary>
    public int ControlledPoll<THandler>(ref THandler handler, int fragmentLimit)
        where THandler : struct, IControlledFragmentHandler
    {
        return BoundedControlledPoll(ref handler, long.MaxValue, fragmentLimit);
    }

    /// <summary>A controlled poll that stops at a position: no fragment that begins there or behind is handed out.</summary>
    public int BoundedControlledPoll<THandler>(ref THandler handler, long limitPosition, int fragmentLimit)
        where THandler : struct, IControlledFragmentHandler
    {
        if (_isClosed) return 0;
        long position = _position.GetPlain();
        if (position >= limitPosition) return 0;
        int committed = (int)position & (_termLength - 1), offset = committed, fragments = 0;
        UnsafeBuffer term = TermAt(position);
        int limitOffset = (int)Math.Min(term.Capacity, limitPosition - position + offset);
        var header = new Header(term, _initialTermId, _bits);
        try
        {
            while (fragments < fragmentLimit && offset < limitOffset && !_isClosed)
            {
                int length = FrameDescriptor.FrameLengthVolatile(term, offset);
                if (length <= 0) break;
                int frame = offset;
                offset += FrameDescriptor.Align(length);
                if (FrameDescriptor.IsPadding(term, frame)) continue;
                header.Offset = frame;
                fragments++;
                ControlledFragmentHandlerAction action = handler.OnFragment(term, frame + FrameDescriptor.HeaderLength, length - FrameDescriptor.HeaderLength, in header);
                if (action == ControlledFragmentHandlerAction.Abort)
                {
                    fragments--;
                    offset = frame;
                    break;
                }
                if (action == ControlledFragmentHandlerAction.Break) break;
                if (action != ControlledFragmentHandlerAction.Commit || _isClosed) continue;
                position += offset - committed;
                committed = offset;
                _position.SetOrdered(position);
            }
        }
        finally
        {
            if (offset > committed && !_isClosed) _position.SetOrdered(position + (offset - committed));
        }
        return fragments;
    }

    /// <summary>A poll that stops at a position: no fragment that begins there or behind is handed out.</summary>
    public int BoundedPoll<THandler>(ref THandler handler, long limitPosition, int fragmentLimit)
        where THandler : struct, IFragmentHandler
    {
        var adapter = new AlwaysContinue<THandler>(handler);
        int fragments = BoundedControlledPoll(ref adapter, limitPosition, fragmentLimit);
        handler = adapter.Inner;
        return fragments;
    }

    /// <summary>Hands out one run of whole frames of at most this many bytes; returns its length.</summary>
    public int BlockPoll<THandler>(ref THandler handler, int blockLengthLimit)
        where THandler : struct, IBlockHandler
    {
        if (_isClosed) return 0;
        long position = _position.GetPlain();
        int offset = (int)position & (_termLength - 1);
        UnsafeBuffer term = TermAt(position);
        int end = TermBlockScanner.Scan(term, offset, (int)Math.Min((long)offset + blockLengthLimit, term.Capacity));
        int length = end - offset;
        if (length <= 0) return 0;
        try
        {
            handler.OnBlock(term, offset, length, SessionId, term.GetInt(offset + FrameDescriptor.TermIdOffset));
        }
        finally
        {
            if (!_isClosed) _position.SetOrdered(position + length);
        }
        return length;
    }

    /// <summary>The same with a delegate; an exception of it goes to the client's error handler.</summary>
    [ColdPath]
    public int ControlledPoll(ControlledFragmentHandler handler, int fragmentLimit)
    {
        var adapter = new DelegateControlledFragmentHandler(handler);
        try
        {
            return ControlledPoll(ref adapter, fragmentLimit);
        }
        catch (Exception error)
        {
            _onError(error);
            return adapter.Fragments;
        }
    }

    /// <summary>The same with a delegate; an exception of it goes to the client's error handler.</summary>
    [ColdPath]
    public int BlockPoll(BlockHandler handler, int blockLengthLimit)
    {
        var adapter = new DelegateBlockHandler(handler);
        try
        {
            return BlockPoll(ref adapter, blockLengthLimit);
        }
        catch (Exception error)
        {
            _onError(error);
            return 0;
        }
    }

    private struct AlwaysContinue<THandler>(THandler inner) : IControlledFragmentHandler
        where THandler : struct, IFragmentHandler
    {
        public THandler Inner = inner;

        public ControlledFragmentHandlerAction OnFragment(UnsafeBuffer buffer, int offset, int length, in Header header)
        {
            Inner.OnFragment(buffer, offset, length, in header);
            return ControlledFragmentHandlerAction.Continue;
        }
    }
}

/// <summary>Calls a delegate, and knows how often it took a fragment.</summary>
internal struct DelegateControlledFragmentHandler(ControlledFragmentHandler handler) : IControlledFragmentHandler
{
    private readonly ControlledFragmentHandler _handler = handler;

    public int Fragments;

    [ColdPath]
    public ControlledFragmentHandlerAction OnFragment(UnsafeBuffer buffer, int offset, int length, in Header header)
    {
        ControlledFragmentHandlerAction action = _handler(buffer, offset, length, in header);
        if (action != ControlledFragmentHandlerAction.Abort) Fragments++;
        return action;
    }
}

/// <summary>Calls a delegate.</summary>
internal readonly struct DelegateBlockHandler(BlockHandler handler) : IBlockHandler
{
    private readonly BlockHandler _handler = handler;

    [ColdPath]
    public void OnBlock(UnsafeBuffer buffer, int offset, int length, int sessionId, int termId) => _handler(buffer, offset, length, sessionId, termId);
}
