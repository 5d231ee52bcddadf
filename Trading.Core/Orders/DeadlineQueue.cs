// Orders that wait for an answer of one kind, in the order in which their patience ends.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Orders;

/// <summary>A list through fixed arrays, one place an order slot. Because the span is one constant, who enters last expires last: all operations are O(1).</summary>
[HotPath]
internal sealed class DeadlineQueue
{
    public const int None = -1;
    private const int Absent = -2;

    private readonly Nanos span;
    private readonly Nanos[] deadlines;
    private readonly int[] next;
    private readonly int[] previous;
    private int first = None;
    private int last = None;

    public DeadlineQueue(int slots, Nanos span)
    {
        this.span = span;
        deadlines = new Nanos[slots];
        next = new int[slots];
        previous = new int[slots];
        for (int i = 0; i < slots; i++) next[i] = Absent;
    }

    /// <summary>The slot whose deadline comes first; <see cref="None"/> when nothing waits.</summary>
    public int First => first;

    public Nanos FirstDeadline => first == None ? new Nanos(long.MaxValue) : deadlines[first];

    public bool Contains(int slot) => next[slot] != Absent;

    /// <summary>Starts to wait; a slot that waits already starts anew.</summary>
    public void Add(int slot, Nanos now)
    {
        Remove(slot);
        Nanos deadline = now + span;
        // A clock that stepped back must not let a later entry expire first.
        if (last != None && deadlines[last] > deadline) deadline = deadlines[last];
        deadlines[slot] = deadline;
        next[slot] = None;
        previous[slot] = last;
        if (last == None) first = slot;
        else next[last] = slot;
        last = slot;
    }

    public void Remove(int slot)
    {
        if (next[slot] == Absent) return;
        int after = next[slot], before = previous[slot];
        if (before == None) first = after;
        else next[before] = after;
        if (after == None) last = before;
        else previous[after] = before;
        next[slot] = Absent;
    }
}
