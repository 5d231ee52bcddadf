// The queues of the price levels: who entered after whom.
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;

namespace Trading.Core.Books;

/// <remarks>Each order's link names the one ahead. A direct order that departs leaves its link where it is, for nothing reads it until a queue is walked; so neither
/// an arrival nor a departure touches another order's memory. The way back, from the head, is linked by the first who walks it: every link once, so a walk costs
/// the orders it sees and, once, those that entered and left meanwhile. Hashed slots are used again at once, so they are always linked both ways and
/// unlinked when they leave.</remarks>
public sealed partial class OrderBooks
{
    /// <summary>Slot of no order: what ends of queues point at, and what fresh memory says.</summary>
    private const int Nil = 0;

    /// <summary>The first resting order of a level that has one.</summary>
    private int HeadOf(int level)
    {
        int head = heads[level];
        while (orders[head].Quantity == 0) head = Behind(head, level);
        heads[level] = head;
        return head;
    }

    /// <summary>The resting order behind another of a level, or the nil slot. Departed ones between the two are dropped from the queue.</summary>
    private int NextOf(int slot, int level)
    {
        int next = Behind(slot, level);
        while (next != Nil && orders[next].Quantity == 0)
        {
            Unlink(next, level, Behind(next, level));
            next = Behind(slot, level);
        }
        return next;
    }

    /// <summary>The link behind in the queue of a level; it may be a departed order's.</summary>
    private int Behind(int slot, int level)
    {
        if (behind[slot] == Nil && slot != levels[level].Tail) LinkBack(slot, level);
        return behind[slot];
    }

    private void LinkBack(int slot, int level)
    {
        for (int at = levels[level].Tail; at != slot; at = ahead[at])
        {
            Invariant.That(at != Nil, "A link of the queue is found from its tail.");
            behind[ahead[at]] = at;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void LinkHashed(int slot, int tail)
    {
        behind[slot] = Nil;
        if (tail != Nil) behind[tail] = slot;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private BookStatus RoomForHashed(ulong reference, out int bucket)
    {
        if (references.Find(reference, out bucket) >= 0) return BookStatus.DuplicateReference;
        return hashedSlots.Count == hashedSlots.Capacity ? BookStatus.CapacityFull : BookStatus.Applied;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int SlotOfHashed(ulong reference) => references.Find(reference, out _);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int RentHashed(ulong reference, int bucket)
    {
        int index = hashedSlots.Rent();
        int slot = directReferences + 1 + index;
        references.InsertAt(bucket, reference, slot);
        hashedReferences[index] = reference;
        return slot;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReturnHashed(int slot, int level)
    {
        Unlink(slot, level, behind[slot]);
        int index = slot - directReferences - 1;
        Invariant.That(references.Find(hashedReferences[index], out int bucket) == slot);
        references.RemoveAt(bucket);
        hashedSlots.Return(index);
    }

    private void Unlink(int slot, int level, int next)
    {
        int previous = ahead[slot];
        if (next == Nil) levels[level].Tail = previous;
        else ahead[next] = previous;
        if (behind[previous] == slot) behind[previous] = next;
        if (heads[level] == slot) heads[level] = next;
    }

    /// <summary>A departed direct reference is used again, which no ITCH feed does: its old link leaves the queue it may still be in. O(links of that queue).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Unlink(int slot)
    {
        int level = orders[slot].Level;
        int next = Nil;
        int at = levels[level].Tail;
        for (; at != slot && at != Nil; at = ahead[at]) next = at;
        if (at == slot) Unlink(slot, level, next);
        behind[slot] = Nil;
    }

    /// <summary>Moves a queue to another level index, without its departed orders.</summary>
    private void Requeue(int from, int to)
    {
        int head = Nil, tail = Nil;
        for (int at = levels[from].Tail; at != Nil; at = ahead[at])
        {
            if (orders[at].Quantity == 0) continue;
            orders[at].Level = to;
            behind[at] = head;
            if (head != Nil) ahead[head] = at;
            else tail = at;
            head = at;
        }
        ahead[head] = Nil;
        heads[to] = head;
        levels[to] = levels[from];
        levels[to].Tail = tail;
        levels[from] = default;
    }
}
