// Diffs that wait for a snapshot or for a missing message.
using System;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.MarketData.Depth;
using Trading.Core.Memory;

namespace Trading.Core.Books;

/// <summary>Messages of one scale in the order they came, in two fixed arrays. When one is full the older half goes: a later snapshot needs the newer ones.</summary>
[HotPath]
internal sealed class DepthBacklog
{
    private struct Held
    {
        public long FirstId;
        public long LastId;
        public long PreviousId;
        public int Start;
        public int BidCount;
        public int AskCount;
        public uint Checksum;
        public bool HasChecksum;
    }

    private readonly Held[] messages;
    private readonly LevelUpdate[] levels;
    private int levelCount;
    private DecimalScale scale;

    public DepthBacklog(int messageCapacity, int levelCapacity)
    {
        messages = PreTouched.Array<Held>(messageCapacity);
        levels = PreTouched.Array<LevelUpdate>(levelCapacity);
    }

    public int Count { get; private set; }

    /// <summary>Messages given up because there was no room or because the scale changed.</summary>
    public long Lost { get; private set; }

    public void Add(in DepthUpdate update)
    {
        UseScale(update.Scale);
        int needed = update.Bids.Length + update.Asks.Length;
        if (needed > levels.Length)
        {
            Lose(Count);
            Lost++;
            return;
        }
        while (Count == messages.Length || levelCount + needed > levels.Length) Lose((Count + 1) / 2);
        ref Held held = ref messages[Count++];
        held = new Held
        {
            FirstId = update.FirstId, LastId = update.LastId, PreviousId = update.PreviousId, Start = levelCount,
            BidCount = update.Bids.Length, AskCount = update.Asks.Length, Checksum = update.Checksum, HasChecksum = update.HasChecksum,
        };
        update.Bids.CopyTo(levels.AsSpan(levelCount));
        update.Asks.CopyTo(levels.AsSpan(levelCount + update.Bids.Length));
        levelCount += needed;
    }

    /// <summary>Gives up what was written in another scale than the book's from now on.</summary>
    public void UseScale(DecimalScale next)
    {
        if (next != scale) Lose(Count);
        scale = next;
    }

    /// <summary>The message at a position, read in place until the next change.</summary>
    public DepthUpdate this[int index]
    {
        get
        {
            ref readonly Held held = ref messages[index];
            return new DepthUpdate
            {
                Kind = DepthKind.Diff, FirstId = held.FirstId, LastId = held.LastId, PreviousId = held.PreviousId, Scale = scale,
                Checksum = held.Checksum, HasChecksum = held.HasChecksum,
                Bids = levels.AsSpan(held.Start, held.BidCount), Asks = levels.AsSpan(held.Start + held.BidCount, held.AskCount),
            };
        }
    }

    public void Clear()
    {
        Count = 0;
        levelCount = 0;
    }

    /// <summary>Takes the oldest messages out.</summary>
    public void RemoveOldest(int number)
    {
        if (number == Count)
        {
            Clear();
            return;
        }
        int freed = messages[number].Start;
        levels.AsSpan(freed, levelCount - freed).CopyTo(levels);
        messages.AsSpan(number, Count - number).CopyTo(messages);
        levelCount -= freed;
        Count -= number;
        for (int i = 0; i < Count; i++) messages[i].Start -= freed;
    }

    private void Lose(int number)
    {
        Lost += number;
        RemoveOldest(number);
    }
}
