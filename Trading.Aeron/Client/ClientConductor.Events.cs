// What the client does about each event of the driver.
using System;
using Trading.Aeron.Concurrent;
using Trading.Aeron.LogBuffer;
using Trading.Aeron.Memory;
using Trading.Aeron.Protocol;

namespace Trading.Aeron.Client;

internal sealed partial class ClientConductor
{
    private void OnMessage(int type, UnsafeBuffer buffer, int index, int length)
    {
        switch (type)
        {
            case ControlProtocolEvents.OnError:
                OnErrorResponse(new ErrorResponseFlyweight(buffer, index), length);
                break;
            case ControlProtocolEvents.OnPublicationReady:
            case ControlProtocolEvents.OnExclusivePublicationReady:
                OnPublicationReady(new PublicationBuffersReadyFlyweight(buffer, index), length);
                break;
            case ControlProtocolEvents.OnSubscriptionReady:
                Complete(new IdAndNumberFlyweight(buffer, index).Id);
                break;
            case ControlProtocolEvents.OnAvailableImage:
                OnAvailableImage(new ImageBuffersReadyFlyweight(buffer, index), length);
                break;
            case ControlProtocolEvents.OnUnavailableImage:
                OnUnavailableImage(new ImageMessageFlyweight(buffer, index));
                break;
            case ControlProtocolEvents.OnCounterReady:
                OnCounterReady(new IdAndNumberFlyweight(buffer, index));
                break;
            case ControlProtocolEvents.OnUnavailableCounter:
                var gone = new IdAndNumberFlyweight(buffer, index);
                (long registration, int counter) = (gone.Id, gone.Number);
                Notify(() => _context.OnUnavailableCounter?.Invoke(registration, counter));
                break;
            case ControlProtocolEvents.OnClientTimeout:
                if (new IdAndNumberFlyweight(buffer, index).Id == ClientId) ForceClose(new ClientTimeoutException("the driver gave this client up, because it heard nothing from it"));
                break;
            case ControlProtocolEvents.OnPublicationError:
                OnPublicationError(new PublicationErrorFlyweight(buffer, index), length);
                break;
        }
    }

    private void Complete(long correlationId)
    {
        if (_pending.Remove(correlationId, out Pending? pending)) pending.IsReady = true;
    }

    private void OnErrorResponse(ErrorResponseFlyweight error, int length)
    {
        long id = error.OffendingCorrelationId;
        if (_pending.Remove(id, out Pending? pending)) pending.Error = new RegistrationException(id, error.Code, error.Message(length));
    }

    private void OnPublicationReady(PublicationBuffersReadyFlyweight ready, int length)
    {
        if (!_pending.Remove(ready.CorrelationId, out Pending? pending)) return;
        try
        {
            LogBuffers log = UseLog(ready.RegistrationId, ready.LogFileName(length));
            var identity = new PublicationIdentity(pending.Channel, ready.StreamId, ready.SessionId, ready.CorrelationId, ready.RegistrationId);
            var limit = new AtomicCounter(_cnc.CountersValues, ready.PublicationLimitCounterId);
            _resources[ready.CorrelationId] = pending.Exclusive ? new ExclusivePublication(this, identity, log, limit) : new Publication(this, identity, log, limit);
            pending.IsReady = true;
        }
        catch (Exception error)
        {
            // The driver holds it ready; without a mapping it is of no use here.
            _driver.RemovePublication(ready.CorrelationId, revoke: false);
            pending.Error = new AeronException($"the log of the publication cannot be mapped: {error.Message}", error);
        }
    }

    private void OnAvailableImage(ImageBuffersReadyFlyweight ready, int length)
    {
        if (!_resources.TryGetValue(ready.SubscriptionRegistrationId, out object? resource) || resource is not Subscription { IsClosed: false } subscription) return;
        long id = ready.CorrelationId;
        if (HasImage(subscription, id)) return;
        LogBuffers log;
        try
        {
            log = UseLog(id, ready.LogFileName(length));
        }
        catch (Exception error)
        {
            // Only this image is lost to us; its publisher will feel that until the subscription is removed.
            _context.OnError(new AeronException($"the log of an image cannot be mapped: {error.Message}", error));
            return;
        }
        var position = new AtomicCounter(_cnc.CountersValues, ready.SubscriberPositionId);
        var image = new Image(subscription, ready.SessionId, id, position, log, ready.SourceIdentity(length), _context.OnError);
        Notify(() => subscription.OnAvailable?.Invoke(image));
        subscription.AddImage(image);
    }

    private static bool HasImage(Subscription subscription, long correlationId)
    {
        foreach (Image image in subscription.Images())
        {
            if (image.CorrelationId == correlationId) return true;
        }
        return false;
    }

    private void OnUnavailableImage(ImageMessageFlyweight gone)
    {
        if (!_resources.TryGetValue(gone.SubscriptionRegistrationId, out object? resource) || resource is not Subscription subscription) return;
        if (subscription.RemoveImage(gone.CorrelationId) is not { } image) return;
        Notify(() => subscription.OnUnavailable?.Invoke(image));
        ReleaseLog(image.CorrelationId);
    }

    private void OnCounterReady(IdAndNumberFlyweight ready)
    {
        (long registration, int id) = (ready.Id, ready.Number);
        if (_pending.Remove(registration, out Pending? pending))
        {
            _resources[registration] = new Counter(this, registration, new AtomicCounter(_cnc.CountersValues, id));
            pending.IsReady = true;
        }
        Notify(() => _context.OnAvailableCounter?.Invoke(registration, id));
    }

    private void OnPublicationError(PublicationErrorFlyweight error, int length)
    {
        foreach (object resource in _resources.Values)
        {
            if (resource is not PublicationBase publication || publication.OriginalRegistrationId != error.RegistrationId) continue;
            _context.OnError(new RegistrationException(error.RegistrationId, error.Code, error.Message(length)));
            return;
        }
    }
}
