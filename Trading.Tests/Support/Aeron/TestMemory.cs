// Buffers of the tests that live as long as the test run.
using System.Collections.Concurrent;
using Trading.Aeron.Memory;

namespace Trading.Tests.Support.Aeron;

/// <summary>An UnsafeBuffer owns nothing; here its owner is kept, so that a test need not.</summary>
public static class TestMemory
{
    private static readonly ConcurrentBag<PinnedBuffer> Kept = [];

    public static UnsafeBuffer Allocate(int capacity)
    {
        var memory = new PinnedBuffer(capacity);
        Kept.Add(memory);
        return memory.Buffer;
    }
}
