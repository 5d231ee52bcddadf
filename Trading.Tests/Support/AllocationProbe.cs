// Measures what the current thread allocates, and knows when it cannot be told.
using System;
using Xunit;

namespace Trading.Tests.Support;

/// <summary>Bytes between Start and a look. A garbage collection in between, which any thread can cause, takes away the thread's allocation buffer of up
/// to 8 KB and counts the unused rest as allocated; such a measurement says nothing and has to be taken again.</summary>
public readonly struct AllocationProbe
{
    private const int TriesMax = 100;
    private readonly long bytes;
    private readonly int collections;

    private AllocationProbe(long bytes, int collections)
    {
        this.bytes = bytes;
        this.collections = collections;
    }

    // The count first and the bytes second, and the other way round at the end: a collection between the two readings is then seen, too.
    public static AllocationProbe Start()
    {
        int collections = GC.CollectionCount(0);
        return new AllocationProbe(GC.GetAllocatedBytesForCurrentThread(), collections);
    }

    /// <summary>Bytes allocated since Start; 0 when a collection came between.</summary>
    public long Bytes
    {
        get
        {
            long now = GC.GetAllocatedBytesForCurrentThread();
            return GC.CollectionCount(0) == collections ? now - bytes : 0;
        }
    }

    public bool Interrupted => GC.CollectionCount(0) != collections;

    /// <summary>What a repeatable action allocates, from a run that no collection disturbed.</summary>
    public static long Of(Action action)
    {
        for (int i = 0; i < TriesMax; i++)
        {
            AllocationProbe probe = Start();
            action();
            long allocated = probe.Bytes;
            if (!probe.Interrupted) return allocated;
        }
        Assert.Fail("a garbage collection disturbed every measurement");
        return -1;
    }
}
