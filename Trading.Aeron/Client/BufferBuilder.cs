// Collects the fragments of one session's message.
using System;
using Trading.Aeron.Diagnostics;
using Trading.Aeron.LogBuffer;
using Trading.Aeron.Memory;

namespace Trading.Aeron.Client;

/// <summary>Grows to the longest message seen and is then allocation-free.</summary>
[HotPath]
internal sealed class BufferBuilder(int sessionId, int initialLength)
{
    private PinnedBuffer _memory = new(initialLength);

    public int SessionId => sessionId;
    public int Limit { get; private set; }

    /// <summary>Where the next fragment must begin in its term; 0 and below: no message is under way.</summary>
    public int NextTermOffset { get; set; } = -1;

    public UnsafeBuffer Buffer => _memory.Buffer;

    public void Reset()
    {
        Limit = 0;
        NextTermOffset = -1;
    }

    public void Append(UnsafeBuffer source, int offset, int length)
    {
        if (length > _memory.Buffer.Capacity - Limit) Grow(Limit + length);
        _memory.Buffer.PutBytes(Limit, source.AsSpan(offset, length));
        Limit += length;
    }

    [ColdPath]
    private void Grow(int required)
    {
        int capacity = Math.Max(_memory.Buffer.Capacity, 1);
        while (capacity < required) capacity = Math.Min(capacity * 2, FrameDescriptor.MessageLengthMax);
        var grown = new PinnedBuffer(capacity);
        grown.Buffer.PutBytes(0, _memory.Buffer.AsSpan(0, Limit));
        _memory = grown;
    }
}
