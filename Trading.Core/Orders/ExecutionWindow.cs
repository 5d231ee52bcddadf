// Remembers the executions of a session, so that each counts exactly once in whatever order and however often it is told.
using System.Numerics;
using Trading.Core.Diagnostics;
using Trading.Core.Memory;

namespace Trading.Core.Orders;

/// <summary>What the window knows of an execution id.</summary>
public enum ExecutionMemory : byte
{
    /// <summary>It was never told.</summary>
    New = 0,

    Known,

    /// <summary>It may have been told: ids as high as this one have left the window. Nobody can say, so nothing may rest on it.</summary>
    Forgotten,
}

/// <summary>The last executions by arrival, found by id. Fixed size.</summary>
/// <remarks>Exact for any order of ids as long as no more than <see cref="Capacity"/> have come; after that exact for every id above the highest one that
/// has left, so for venues whose ids grow it never ends, and an id that comes too late is told apart as <see cref="ExecutionMemory.Forgotten"/>. O(1). One owner thread.</remarks>
[HotPath]
public sealed class ExecutionWindow
{
    private readonly AlignedArray<ExecutionRecord> records;
    private readonly ReferenceTable index;
    private readonly int mask;
    private ulong highestLeft;

    /// <param name="capacity">Executions remembered; rounded up to a power of two.</param>
    public ExecutionWindow(int capacity)
    {
        int slots = (int)BitOperations.RoundUpToPowerOf2((uint)capacity);
        records = new AlignedArray<ExecutionRecord>(slots);
        index = new ReferenceTable(slots);
        mask = slots - 1;
    }

    public int Capacity => records.Length;

    /// <summary>Executions ever told.</summary>
    public long Count { get; private set; }

    /// <summary>The highest id that is no longer remembered; zero while all are.</summary>
    public ulong HighestForgotten => highestLeft;

    /// <summary>Looks an id up; the slot is for <see cref="At"/> when it is known. Zero is no id: it is always forgotten.</summary>
    public ExecutionMemory Look(ulong executionId, out int slot)
    {
        slot = executionId == 0 ? ReferenceTable.None : index.Find(executionId, out _);
        if (slot != ReferenceTable.None) return ExecutionMemory.Known;
        return executionId <= highestLeft ? ExecutionMemory.Forgotten : ExecutionMemory.New;
    }

    /// <summary>The record of a known execution; good until the next <see cref="Add"/>.</summary>
    public ref readonly ExecutionRecord At(int slot) => ref records[slot];

    internal ref ExecutionRecord Change(int slot) => ref records[slot];

    /// <summary>Remembers a new execution; the oldest by arrival leaves when the window is full.</summary>
    internal void Add(in ExecutionRecord record)
    {
        int slot = (int)Count & mask;
        if (Count >= records.Length) Forget(records[slot].ExecutionId);
        Count++;
        records[slot] = record;
        Invariant.That(index.Find(record.ExecutionId, out int bucket) == ReferenceTable.None);
        index.InsertAt(bucket, record.ExecutionId, slot);
    }

    private void Forget(ulong executionId)
    {
        Invariant.That(index.Find(executionId, out int bucket) != ReferenceTable.None);
        index.RemoveAt(bucket);
        if (executionId > highestLeft) highestLeft = executionId;
    }
}
