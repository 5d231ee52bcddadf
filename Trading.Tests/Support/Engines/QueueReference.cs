// Who stands ahead of our orders, kept the slow way: a list of references for each of ours, read from the bytes of the tape.
using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;

namespace Trading.Tests.Support.Engines;

/// <summary>Knows nothing of books, slots or priorities. One symbol a tape.</summary>
public sealed class QueueReference
{
    private readonly Dictionary<ulong, (char Side, long Price, long Lots)> resting = [];
    private readonly Dictionary<ulong, HashSet<ulong>> ahead = [];

    /// <summary>Our order enters: whatever rests at its price on its side is ahead of it.</summary>
    public void Enter(ulong id, char side, long price) =>
        ahead[id] = [.. resting.Where(order => order.Value.Side == side && order.Value.Price == price).Select(order => order.Key)];

    public bool Knows(ulong id) => ahead.ContainsKey(id);

    /// <summary>Shares of those that were there before our order and still are.</summary>
    public long AheadOf(ulong id) => ahead[id].Sum(reference => resting.TryGetValue(reference, out var order) ? order.Lots : 0);

    public void Apply(ReadOnlySpan<byte> m)
    {
        switch ((char)m[0])
        {
            case 'A' or 'F':
                resting.Add(U64(m, 11), ((char)m[19], U32(m, 32), U32(m, 20)));
                break;
            case 'E' or 'C' or 'X':
                Shrink(U64(m, 11), U32(m, 19));
                break;
            case 'D':
                resting.Remove(U64(m, 11));
                break;
            case 'U' when resting.Remove(U64(m, 11), out var old):
                resting.Add(U64(m, 19), (old.Side, U32(m, 31), U32(m, 27)));
                break;
        }
    }

    private void Shrink(ulong reference, long lots)
    {
        if (!resting.TryGetValue(reference, out var order)) return;
        order.Lots -= lots;
        if (order.Lots > 0) resting[reference] = order;
        else resting.Remove(reference);
    }

    private static ulong U64(ReadOnlySpan<byte> m, int at) => BinaryPrimitives.ReadUInt64BigEndian(m[at..]);

    private static uint U32(ReadOnlySpan<byte> m, int at) => BinaryPrimitives.ReadUInt32BigEndian(m[at..]);
}
