// Subscriptions come and go, and join the publications they match.
using System.Linq;
using Trading.Aeron.Concurrent;
using Trading.Aeron.Protocol;

namespace Trading.Aeron.Driver;

internal sealed partial class DriverConductor
{
    private void OnAddSubscription(SubscriptionMessageFlyweight command, int length)
    {
        RequireLength(ControlProtocolEvents.AddSubscription, length, SubscriptionMessageFlyweight.LengthMin);
        if (!command.TryGetChannel(length, out string channel)) throw Malformed(ControlProtocolEvents.AddSubscription, length);
        ChannelUri uri = ParseIpc(channel);
        DriverClient client = UseClient(command.Header.ClientId);
        var subscription = new SubscriptionLink(command.Header.CorrelationId, client, command.StreamId, uri);
        _subscriptions.Add(subscription);
        // Before any image of it: clients drop images of subscriptions they do not know.
        _clientProxy.OnSubscriptionReady(subscription.RegistrationId);
        foreach (IpcPublication publication in _publications) TryJoin(subscription, publication);
    }

    private void OnRemoveSubscription(RemoveMessageFlyweight command)
    {
        SubscriptionLink? subscription = _subscriptions.Find(candidate => candidate.RegistrationId == command.RegistrationId && candidate.Client.Id == command.Header.ClientId);
        if (subscription is null) throw new ControlProtocolException(ErrorCode.UnknownSubscription, $"unknown subscription: {command.RegistrationId}");
        Drop(subscription);
        _clientProxy.OnOperationSuccess(command.Header.CorrelationId);
    }

    /// <summary>Joins all matching subscriptions that are not yet there.</summary>
    public void LinkSubscriptions(IpcPublication publication)
    {
        foreach (SubscriptionLink subscription in _subscriptions) TryJoin(subscription, publication);
    }

    public void NotifyAvailable(IpcPublication publication, SubscriberPosition subscriber) => _clientProxy.OnAvailableImage(publication, subscriber);

    public void NotifyUnavailable(IpcPublication publication, SubscriberPosition subscriber) => _clientProxy.OnUnavailableImage(publication, subscriber.Subscription);

    public void NotifyUnavailable(IpcPublication publication)
    {
        foreach (SubscriberPosition subscriber in publication.Subscribers)
        {
            if (subscriber.State == SubscriberState.Active) NotifyUnavailable(publication, subscriber);
        }
    }

    public void DropSubscriber(IpcPublication publication, SubscriberPosition subscriber)
    {
        publication.RemoveSubscriber(subscriber);
        _counters.Free(subscriber.Counter);
    }

    private void OnRejectImage(RejectImageFlyweight command, int length)
    {
        RequireLength(ControlProtocolEvents.RejectImage, length, RejectImageFlyweight.LengthMin);
        if (!command.TryGetReason(length, out string reason)) throw Malformed(ControlProtocolEvents.RejectImage, length);
        long id = command.ImageCorrelationId;
        IpcPublication? publication = _publications.Find(candidate => candidate.RegistrationId == id && candidate.State == PublicationState.Active);
        if (publication is null) throw new ControlProtocolException(ErrorCode.GenericError, $"unable to resolve image for correlationId={id}");
        _clientProxy.OnPublicationError(publication, ErrorCode.ImageRejected, reason);
        NotifyUnavailable(publication);
        foreach (SubscriberPosition subscriber in publication.Subscribers.ToList()) DropSubscriber(publication, subscriber);
        publication.CoolDown(Context.NanoTime() + Context.ImageLiveness);
        _counters.System(SystemCounterDescriptor.ImagesRejected).Increment();
        _clientProxy.OnOperationSuccess(command.Header.CorrelationId);
    }

    private void TryJoin(SubscriptionLink subscription, IpcPublication publication)
    {
        if (!subscription.Matches(publication) || !publication.AcceptsSubscriptions || publication.Subscribers.Any(there => there.Subscription == subscription)) return;
        long join = publication.JoinPosition;
        AtomicCounter position = _counters.AddStream(
            AeronCounters.SubscriberPositionTypeId, AeronCounters.SubscriberPositionName, subscription.RegistrationId, publication.SessionId, publication.StreamId,
            subscription.Channel, subscription.Client.Id, publication.RegistrationId, join, $" @{join}");
        var subscriber = new SubscriberPosition(subscription, position, Context.NanoTime());
        publication.AddSubscriber(subscriber);
        NotifyAvailable(publication, subscriber);
    }

    private void Drop(SubscriptionLink subscription)
    {
        _subscriptions.Remove(subscription);
        foreach (IpcPublication publication in _publications)
        {
            foreach (SubscriberPosition subscriber in publication.Subscribers.Where(candidate => candidate.Subscription == subscription).ToList()) DropSubscriber(publication, subscriber);
        }
    }
}
