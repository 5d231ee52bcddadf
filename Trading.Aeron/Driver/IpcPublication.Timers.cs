// The life of a publication as time goes by: drained, revoked, unblocked, and what becomes of its untethered readers.
using System.Linq;
using Trading.Aeron.LogBuffer;

namespace Trading.Aeron.Driver;

internal sealed partial class IpcPublication
{
    private long _lastConsumerPosition;
    private long _timeOfLastConsumerMoveNs;
    private bool _isRevoked;
    private long _coolDownUntilNs;

    /// <summary>Whether a subscription may join now.</summary>
    public bool AcceptsSubscriptions => _coolDownUntilNs == 0
        && (State == PublicationState.Active && !_isRevoked || State == PublicationState.Draining && !IsDrained(ProducerPosition));

    /// <summary>One publisher less; with the last one the stream gets its end.</summary>
    public void RemoveReference(bool revoke)
    {
        if (revoke)
        {
            _isRevoked = true;
            Log.Metadata.PutByte(LogBufferDescriptor.IsPublicationRevokedOffset, 1);
        }
        if (--References > 0 || State != PublicationState.Active) return;
        EndStream();
        if (!_isRevoked) State = PublicationState.Draining;
    }

    public void OnTimer(long nowNs, DriverConductor conductor)
    {
        if (_coolDownUntilNs != 0 && nowNs - _coolDownUntilNs >= 0)
        {
            _coolDownUntilNs = 0;
            conductor.LinkSubscriptions(this);
        }
        switch (State)
        {
            case PublicationState.Active when _isRevoked:
                EndStream();
                conductor.OnRevoked(this);
                State = PublicationState.Linger;
                break;
            case PublicationState.Active:
                CheckUntethered(nowNs, conductor);
                RefreshConnected();
                if (!IsExclusive) CheckBlocked(nowNs, conductor);
                break;
            case PublicationState.Draining:
                Drain(conductor);
                break;
            case PublicationState.Linger:
                if (References <= 0) State = PublicationState.Done;
                break;
        }
    }

    /// <summary>Takes all readers away and lets none join for a while; the caller has told them.</summary>
    public void CoolDown(long untilNs)
    {
        _coolDownUntilNs = untilNs;
        RefreshConnected();
    }

    private void EndStream()
    {
        long producer = ProducerPosition;
        if (_limit.GetPlain() > producer) _limit.SetOrdered(producer);
        Log.Metadata.PutLongOrdered(LogBufferDescriptor.EndOfStreamPositionOffset, producer);
        if (_isRevoked) Log.Metadata.PutIntOrdered(LogBufferDescriptor.IsConnectedOffset, 0);
    }

    private void Drain(DriverConductor conductor)
    {
        long producer = ProducerPosition;
        _position.SetOrdered(producer);
        foreach (SubscriberPosition subscriber in _subscribers)
        {
            if (subscriber.IsWorking) ConsumerPosition = System.Math.Max(ConsumerPosition, subscriber.Counter.Get());
        }
        if (IsDrained(producer))
        {
            conductor.NotifyUnavailable(this);
            State = PublicationState.Linger;
        }
        else if (LogBufferUnblocker.Unblock(Log, ConsumerPosition, InitialTermId, abandoned: true))
        {
            conductor.OnUnblocked();
        }
    }

    private bool IsDrained(long producer) => _subscribers.All(subscriber => !subscriber.IsWorking || subscriber.Counter.Get() >= producer);

    /// <summary>Where the readers do not move although there is something behind, a publisher may have died in mid-claim.</summary>
    private void CheckBlocked(long nowNs, DriverConductor conductor)
    {
        bool possible = LogBufferDescriptor.ActiveTermCount(Log.Metadata) != (int)(ConsumerPosition >> _bits) || ProducerPosition > ConsumerPosition;
        if (ConsumerPosition != _lastConsumerPosition || !possible)
        {
            _lastConsumerPosition = ConsumerPosition;
            _timeOfLastConsumerMoveNs = nowNs;
        }
        else if (nowNs - _timeOfLastConsumerMoveNs > conductor.Context.Unblock && LogBufferUnblocker.Unblock(Log, ConsumerPosition, InitialTermId))
        {
            conductor.OnUnblocked();
        }
    }

    private void CheckUntethered(long nowNs, DriverConductor conductor)
    {
        long limit = ConsumerPosition - Parameters.Window + Parameters.Window / 4;
        foreach (SubscriberPosition subscriber in _subscribers.Where(candidate => !candidate.Subscription.IsTether).ToList())
        {
            long waitedNs = nowNs - subscriber.TimeOfLastUpdateNs;
            switch (subscriber.State)
            {
                case SubscriberState.Active when subscriber.Counter.Get() > limit:
                    subscriber.TimeOfLastUpdateNs = nowNs;
                    break;
                case SubscriberState.Active when waitedNs > Parameters.UntetheredWindowLimitNs:
                    conductor.NotifyUnavailable(this, subscriber);
                    subscriber.Become(SubscriberState.Linger, nowNs);
                    break;
                case SubscriberState.Linger when waitedNs > Parameters.UntetheredLingerNs && subscriber.Subscription.IsRejoin:
                    subscriber.Become(SubscriberState.Resting, nowNs);
                    break;
                case SubscriberState.Linger when waitedNs > Parameters.UntetheredLingerNs:
                    subscriber.Become(SubscriberState.Closed, nowNs);
                    conductor.DropSubscriber(this, subscriber);
                    break;
                case SubscriberState.Resting when waitedNs > Parameters.UntetheredRestingNs:
                    subscriber.Counter.SetOrdered(JoinPosition);
                    subscriber.Become(SubscriberState.Active, nowNs);
                    conductor.NotifyAvailable(this, subscriber);
                    break;
            }
        }
    }

    /// <summary>The counters to free with the publication.</summary>
    public void FreeCounters(DriverCounters counters)
    {
        counters.Free(_position);
        counters.Free(_limit);
    }
}
