// A fixed queue of order messages on their way to the venue, each with its arrival time.
using System;
using System.Numerics;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Execution;

namespace Trading.Core.Simulation;

/// <summary>First in, first out; full is a status. One owner thread.</summary>
[HotPath]
internal sealed class WireQueue
{
    private const int SlotBytes = 64;
    private readonly byte[] bytes;
    private readonly int[] lengths;
    private readonly Nanos[] arrivals;
    private readonly uint mask;
    private uint head;
    private uint tail;

    public WireQueue(int capacity)
    {
        Invariant.That(Ouch50.MaxLength <= SlotBytes);
        int slots = (int)BitOperations.RoundUpToPowerOf2((uint)capacity);
        bytes = new byte[slots * SlotBytes];
        lengths = new int[slots];
        arrivals = new Nanos[slots];
        mask = (uint)slots - 1;
    }

    public bool IsEmpty => head == tail;

    public bool IsFull => tail - head > mask;

    public Nanos NextArrival => arrivals[head & mask];

    public bool TryEnqueue(ReadOnlySpan<byte> message, Nanos arrival)
    {
        if (IsFull) return false;
        int slot = (int)(tail++ & mask);
        message.CopyTo(bytes.AsSpan(slot * SlotBytes, SlotBytes));
        lengths[slot] = message.Length;
        arrivals[slot] = arrival;
        return true;
    }

    /// <summary>The oldest message; valid until the next enqueue.</summary>
    public ReadOnlySpan<byte> Dequeue()
    {
        int slot = (int)(head++ & mask);
        return bytes.AsSpan(slot * SlotBytes, lengths[slot]);
    }
}
