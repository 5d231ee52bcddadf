// Keeps one instrument's by-price book in step with its feed, or says why it is not.
using System;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.MarketData.Depth;

namespace Trading.Core.Books;

/// <summary>Joins snapshots and diffs by the feed's sequence rule, checks checksums and crossing, turns stale with a reason and recovers.</summary>
/// <remarks>One owner thread, one object an instrument: what happens to one leaves the others alone. Diffs that cannot be applied yet are held and applied as soon
/// as a snapshot or the missing diff makes them follow. While stale the book stands as it last was; it is not to be traded on. Nothing is allocated after construction.</remarks>
[HotPath]
public sealed class DepthSynchroniser
{
    private enum Place : byte
    {
        Next,
        Old,
        Ahead,
    }

    private readonly SequenceRule rule;
    private readonly ChecksumRule checksum;
    private readonly int depthLimit;
    private readonly DepthBacklog backlog;
    private readonly long[] byReason = new long[DepthStaleReasons.Count];
    private long firstId;
    private bool hasState; // the book is the venue's as of LastId, so that a diff in sequence may continue it
    private bool straddling; // the book is a bare snapshot: the first diff may begin before it

    public DepthSynchroniser(DepthSynchroniserOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.HeldMessages, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.HeldLevels, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.DepthLimit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.DepthLimit, options.LevelCapacity);
        rule = options.Sequence;
        checksum = options.Checksum;
        depthLimit = options.DepthLimit == 0 ? options.LevelCapacity : options.DepthLimit;
        Book = new PriceLevelBook(options.LevelCapacity);
        backlog = new DepthBacklog(options.HeldMessages, options.HeldLevels);
        Reason = DepthStaleReason.NoSnapshot;
    }

    public PriceLevelBook Book { get; }

    /// <summary>The book may be used.</summary>
    public bool IsLive => Reason == DepthStaleReason.None;

    /// <summary>Why not.</summary>
    public DepthStaleReason Reason { get; private set; }

    /// <summary>Sequence id of the book's state; 0 before the first snapshot.</summary>
    public long LastId { get; private set; }

    /// <summary>Decimals of the book's prices and quantities, from its snapshot.</summary>
    public DecimalScale Scale { get; private set; }

    public long SnapshotsLoaded { get; private set; }

    public long DiffsApplied { get; private set; }

    /// <summary>Messages that the book held already.</summary>
    public long Dropped { get; private set; }

    /// <summary>Held messages that were given up for want of room.</summary>
    public long HeldLost => backlog.Lost;

    /// <summary>How often the instrument turned stale for a reason (not counting its start).</summary>
    public long TimesStale(DepthStaleReason reason) => byReason[(int)reason];

    /// <summary>Takes the next message of the instrument.</summary>
    public DepthOutcome Apply(in DepthUpdate update)
    {
        if (update.Kind == DepthKind.Snapshot) return Load(in update);
        if (hasState && update.Scale != Scale) return Distrust(DepthStaleReason.TickChange);
        Place place = hasState ? PlaceOf(in update) : Place.Ahead;
        if (place == Place.Next) return Continue(in update);
        if (place == Place.Old) return PassOver(in update);
        if (hasState) TurnStale(DepthStaleReason.SequenceGap);
        backlog.Add(in update);
        return new DepthOutcome(DepthAction.Held, false, false);
    }

    /// <summary>Bytes that may have been about this instrument could not be used. <see cref="DepthStaleReason.Malformed"/> leaves the book's state trusted; any other reason needs a snapshot.</summary>
    public void Doubt(DepthStaleReason reason)
    {
        if (reason != DepthStaleReason.Malformed) Distrust(reason);
        else if (IsLive) TurnStale(reason); // a known reason says more
    }

    private Place PlaceOf(in DepthUpdate update)
    {
        if (rule == SequenceRule.None) return Place.Next;
        if (rule == SequenceRule.Binance && straddling) return PlaceAtSnapshot(in update);
        bool follows = rule == SequenceRule.Okx || update.PreviousId != DepthUpdate.NoPreviousId
            ? update.PreviousId == LastId
            : update.FirstId == LastId + 1;
        if (follows) return Place.Next;
        return update.LastId <= LastId ? Place.Old : Place.Ahead;
    }

    // Spot ids are dense: the first diff begins at or before the id after the snapshot's. USD-M ids are not, and the diff that ends at the snapshot's id is applied again, which absolute quantities allow.
    private Place PlaceAtSnapshot(in DepthUpdate update)
    {
        if (update.PreviousId == DepthUpdate.NoPreviousId)
            return update.LastId <= LastId ? Place.Old : update.FirstId <= LastId + 1 ? Place.Next : Place.Ahead;
        return update.LastId < LastId ? Place.Old : update.PreviousId <= LastId ? Place.Next : Place.Ahead;
    }

    private DepthOutcome Continue(in DepthUpdate update)
    {
        DepthOutcome outcome = ApplyDiff(in update);
        if (outcome.Action != DepthAction.Applied) return outcome;
        Reason = DepthStaleReason.None;
        return backlog.Count == 0 ? outcome : ReleaseHeld(outcome);
    }

    // Before the first diff old ones are to be expected; later they say that the stream repeats itself.
    private DepthOutcome PassOver(in DepthUpdate update)
    {
        Dropped++;
        if (!straddling && IsLive) TurnStale(update.LastId == LastId && update.FirstId == firstId ? DepthStaleReason.Duplicate : DepthStaleReason.OutOfOrder);
        return new DepthOutcome(DepthAction.Dropped, false, false);
    }

    private DepthOutcome Load(in DepthUpdate update)
    {
        if (rule == SequenceRule.Binance && IsLive)
        {
            Dropped++;
            return new DepthOutcome(DepthAction.Dropped, false, false);
        }
        hasState = false;
        SnapshotStatus status = Book.TryLoad(update.Bids, update.Asks);
        if (status != SnapshotStatus.Loaded) return Distrust(ReasonOf(status));
        Book.Truncate(depthLimit);
        backlog.UseScale(update.Scale);
        Scale = update.Scale;
        firstId = update.FirstId;
        LastId = update.LastId;
        if (!ChecksumHolds(in update)) return Distrust(DepthStaleReason.ChecksumMismatch);
        hasState = true;
        straddling = true;
        SnapshotsLoaded++;
        Reason = DepthStaleReason.None;
        return ReleaseHeld(new DepthOutcome(DepthAction.Applied, true, true));
    }

    // Held diffs are in the order they came; one that is too far ahead may be followed by the one that was missing.
    private DepthOutcome ReleaseHeld(DepthOutcome outcome)
    {
        if (rule == SequenceRule.None) backlog.Clear(); // without numbers nobody knows which of them the snapshot holds
        int at = 0;
        while (at < backlog.Count)
        {
            DepthUpdate held = backlog[at];
            Place place = PlaceOf(in held);
            if (place == Place.Ahead) break;
            at++;
            if (place == Place.Old) Dropped++;
            else
            {
                DepthOutcome next = ApplyDiff(in held);
                outcome = new DepthOutcome(next.Action == DepthAction.Applied ? outcome.Action : next.Action, outcome.BookChanged | next.BookChanged, outcome.TopChanged | next.TopChanged);
                if (next.Action != DepthAction.Applied) break;
            }
        }
        bool gap = hasState && at < backlog.Count;
        backlog.RemoveOldest(at);
        if (gap) TurnStale(DepthStaleReason.SequenceGap);
        return outcome;
    }

    private DepthOutcome ApplyDiff(in DepthUpdate update)
    {
        bool changed = false, top = false;
        DepthStaleReason reason = SetAll(Side.Buy, update.Bids, ref changed, ref top);
        if (reason == DepthStaleReason.None) reason = SetAll(Side.Sell, update.Asks, ref changed, ref top);
        changed |= Book.Truncate(depthLimit);
        if (reason == DepthStaleReason.None && Book.IsCrossed) reason = DepthStaleReason.Crossed;
        if (reason == DepthStaleReason.None && !ChecksumHolds(in update)) reason = DepthStaleReason.ChecksumMismatch;
        if (reason != DepthStaleReason.None) return Distrust(reason);
        firstId = update.FirstId;
        LastId = update.LastId;
        straddling = false;
        DiffsApplied++;
        return new DepthOutcome(DepthAction.Applied, changed, top);
    }

    private DepthStaleReason SetAll(Side side, ReadOnlySpan<LevelUpdate> levels, ref bool changed, ref bool top)
    {
        foreach (ref readonly LevelUpdate level in levels)
        {
            LevelStatus status = Book.Set(side, level.Price, level.Quantity, out bool touched);
            if (status.IsFailure()) return status == LevelStatus.Full ? DepthStaleReason.CapacityFull : DepthStaleReason.InvalidLevel;
            changed |= status.IsChange();
            top |= touched;
        }
        return DepthStaleReason.None;
    }

    private bool ChecksumHolds(in DepthUpdate update) =>
        checksum == ChecksumRule.None || !update.HasChecksum || BookChecksum.Compute(checksum, Book, update.Scale) == update.Checksum;

    private DepthOutcome Distrust(DepthStaleReason reason)
    {
        hasState = false;
        TurnStale(reason);
        return new DepthOutcome(DepthAction.Refused, false, false);
    }

    private void TurnStale(DepthStaleReason reason)
    {
        if (Reason == reason) return;
        byReason[(int)reason]++;
        Reason = reason;
    }

    private static DepthStaleReason ReasonOf(SnapshotStatus status) => status switch
    {
        SnapshotStatus.Full => DepthStaleReason.CapacityFull,
        SnapshotStatus.InvalidQuantity => DepthStaleReason.InvalidLevel,
        _ => DepthStaleReason.BadSnapshot,
    };
}
