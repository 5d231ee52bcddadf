// Makes whole messages of fragments in front of a statically bound handler.
using System;
using Trading.Aeron.Diagnostics;
using Trading.Aeron.LogBuffer;
using Trading.Aeron.Memory;

namespace Trading.Aeron.Client;

/// <summary>Passes unfragmented messages through in place and delivers fragmented ones from a buffer of their session, with the header of their last fragment.</summary>
/// <remarks>A fragment that does not continue its message (a subscriber that joined in the middle) is dropped up to the next beginning.</remarks>
[HotPath]
public struct FragmentAssembler<THandler> : IFragmentHandler
    where THandler : struct, IFragmentHandler
{
    /// <summary>The handler behind; its state is read and written here.</summary>
    public THandler Handler;

    private readonly int _initialLength;
    private BufferBuilder?[] _builders;

    [ColdPath]
    public FragmentAssembler(THandler handler, int initialBufferLength = 4096)
    {
        Handler = handler;
        _initialLength = initialBufferLength;
        _builders = new BufferBuilder?[4];
    }

    public void OnFragment(UnsafeBuffer buffer, int offset, int length, in Header header)
    {
        byte flags = header.Flags;
        if ((flags & FrameDescriptor.Unfragmented) == FrameDescriptor.Unfragmented) Handler.OnFragment(buffer, offset, length, in header);
        else Assemble(buffer, offset, length, in header, flags);
    }

    /// <summary>Forgets a session, for instance when its image is gone; true when there was one.</summary>
    [ColdPath]
    public readonly bool FreeSessionBuffer(int sessionId)
    {
        int at = Array.FindIndex(_builders, builder => builder?.SessionId == sessionId);
        if (at >= 0) _builders[at] = null;
        return at >= 0;
    }

    private void Assemble(UnsafeBuffer buffer, int offset, int length, in Header header, byte flags)
    {
        BufferBuilder builder = Builder(header.SessionId);
        if ((flags & FrameDescriptor.BeginFragment) != 0)
        {
            builder.Reset();
        }
        else if (builder.NextTermOffset != header.TermOffset || builder.Limit == 0)
        {
            builder.Reset();
            return;
        }
        builder.Append(buffer, offset, length);
        builder.NextTermOffset = header.NextTermOffset;
        if ((flags & FrameDescriptor.EndFragment) == 0) return;
        int messageLength = builder.Limit;
        builder.Reset();
        Handler.OnFragment(builder.Buffer, 0, messageLength, in header);
    }

    private BufferBuilder Builder(int sessionId)
    {
        foreach (BufferBuilder? builder in _builders)
        {
            if (builder is not null && builder.SessionId == sessionId) return builder;
        }
        return AddBuilder(sessionId);
    }

    [ColdPath]
    private BufferBuilder AddBuilder(int sessionId)
    {
        int free = Array.IndexOf(_builders, null);
        if (free < 0)
        {
            free = _builders.Length;
            Array.Resize(ref _builders, free * 2);
        }
        return _builders[free] = new BufferBuilder(sessionId, _initialLength);
    }
}
