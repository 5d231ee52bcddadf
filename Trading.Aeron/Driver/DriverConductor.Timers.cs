// What the driver does once a timer interval: heartbeat, liveness, ends of life, stuck commands.
using System.Linq;
using Trading.Aeron.Concurrent;

namespace Trading.Aeron.Driver;

internal sealed partial class DriverConductor
{
    private long _lastCommandPosition;
    private long _timeOfLastCommandMoveNs;

    /// <summary>A dead publisher's claim was turned into padding.</summary>
    public void OnUnblocked() => _counters.System(SystemCounterDescriptor.UnblockedPublications).Increment();

    /// <summary>A publication was taken back: its readers lose it at once.</summary>
    public void OnRevoked(IpcPublication publication)
    {
        NotifyUnavailable(publication);
        _counters.System(SystemCounterDescriptor.PublicationsRevoked).Increment();
    }

    private void OnTimer(long nowNs)
    {
        long nowMs = Context.EpochMs();
        _commands.ConsumerHeartbeatTime = nowMs;
        foreach (DriverClient client in _clients.Values.ToList())
        {
            // The client whose log is being made has commands waiting here.
            if (_creation?.Client != client && nowMs > client.Heartbeat.Get() + Context.ClientLiveness / 1_000_000) Reap(client);
        }
        foreach (IpcPublication publication in _publications) publication.OnTimer(nowNs, this);
        foreach (IpcPublication publication in _publications.Where(candidate => candidate.State == PublicationState.Done)) Remove(publication);
        _publications.RemoveAll(candidate => candidate.State == PublicationState.Done);
        CheckStuckCommand(nowNs);
    }

    /// <summary>Takes back everything a dead or closed client had.</summary>
    private void Reap(DriverClient client)
    {
        if (!client.IsClosedByCommand)
        {
            _counters.System(SystemCounterDescriptor.ClientTimeouts).Increment();
            _clientProxy.OnClientTimeout(client.Id);
        }
        _clientProxy.OnUnavailableCounter(client.Id, client.Heartbeat.Id);
        foreach (IpcPublication publication in client.Publications.Values) publication.RemoveReference(revoke: false);
        foreach ((long registrationId, AtomicCounter counter) in client.Counters)
        {
            _clientProxy.OnUnavailableCounter(registrationId, counter.Id);
            _counters.Free(counter);
        }
        foreach (SubscriptionLink subscription in _subscriptions.Where(candidate => candidate.Client == client).ToList()) Drop(subscription);
        _counters.Free(client.Heartbeat);
        _clients.Remove(client.Id);
    }

    private void CheckStuckCommand(long nowNs)
    {
        long position = _commands.ConsumerPosition;
        if (position != _lastCommandPosition || _commands.ProducerPosition == position || _creation is not null)
        {
            _lastCommandPosition = position;
            _timeOfLastCommandMoveNs = nowNs;
        }
        else if (nowNs - _timeOfLastCommandMoveNs > Context.ClientLiveness && _commands.Unblock())
        {
            _counters.System(SystemCounterDescriptor.UnblockedCommands).Increment();
        }
    }
}
