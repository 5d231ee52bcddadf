// Writes the driver's events for its clients.
using System;
using Trading.Aeron.Concurrent;
using Trading.Aeron.Memory;
using Trading.Aeron.Protocol;

namespace Trading.Aeron.Driver;

/// <summary>Every client sees every event and picks its own.</summary>
internal sealed class ClientProxy(BroadcastTransmitter transmitter)
{
    private const int ScratchLength = 16 * 1024;
    private const int MessageCharsMax = 1024;
    private readonly PinnedBuffer _memory = new(ScratchLength);

    private UnsafeBuffer Scratch => _memory.Buffer;

    public void OnError(long correlationId, ErrorCode code, string message)
    {
        if (message.Length > MessageCharsMax) message = message[..MessageCharsMax];
        new ErrorResponseFlyweight(Scratch, 0).Put(correlationId, code, message);
        Transmit(ControlProtocolEvents.OnError, ErrorResponseFlyweight.ComputeLength(message));
    }

    public void OnPublicationReady(long correlationId, IpcPublication publication)
    {
        new PublicationBuffersReadyFlyweight(Scratch, 0).Put(
            correlationId, publication.RegistrationId, publication.SessionId, publication.StreamId, publication.LimitCounterId, publication.Log.Path);
        Transmit(publication.IsExclusive ? ControlProtocolEvents.OnExclusivePublicationReady : ControlProtocolEvents.OnPublicationReady,
            PublicationBuffersReadyFlyweight.ComputeLength(publication.Log.Path));
    }

    public void OnSubscriptionReady(long correlationId) => IdAndNumber(ControlProtocolEvents.OnSubscriptionReady, correlationId, AeronCounters.NullValue);

    public void OnAvailableImage(IpcPublication publication, SubscriberPosition subscriber)
    {
        new ImageBuffersReadyFlyweight(Scratch, 0).Put(
            publication.RegistrationId, publication.SessionId, publication.StreamId, subscriber.Subscription.RegistrationId, subscriber.Counter.Id, publication.Log.Path, ChannelUri.Ipc);
        Transmit(ControlProtocolEvents.OnAvailableImage, ImageBuffersReadyFlyweight.ComputeLength(publication.Log.Path, ChannelUri.Ipc));
    }

    public void OnUnavailableImage(IpcPublication publication, SubscriptionLink subscription)
    {
        new ImageMessageFlyweight(Scratch, 0).Put(publication.RegistrationId, subscription.RegistrationId, publication.StreamId, ChannelUri.Ipc);
        Transmit(ControlProtocolEvents.OnUnavailableImage, ImageMessageFlyweight.ComputeLength(ChannelUri.Ipc));
    }

    public void OnPublicationError(IpcPublication publication, ErrorCode code, string message)
    {
        if (message.Length > MessageCharsMax) message = message[..MessageCharsMax];
        new PublicationErrorFlyweight(Scratch, 0).Put(publication.RegistrationId, publication.SessionId, publication.StreamId, code, message);
        Transmit(ControlProtocolEvents.OnPublicationError, PublicationErrorFlyweight.ComputeLength(message));
    }

    public void OnCounterReady(long registrationId, int counterId) => IdAndNumber(ControlProtocolEvents.OnCounterReady, registrationId, counterId);

    public void OnUnavailableCounter(long registrationId, int counterId) => IdAndNumber(ControlProtocolEvents.OnUnavailableCounter, registrationId, counterId);

    public void OnStaticCounter(long correlationId, int counterId) => IdAndNumber(ControlProtocolEvents.OnStaticCounter, correlationId, counterId);

    public void OnNextAvailableSessionId(long correlationId, int sessionId) => IdAndNumber(ControlProtocolEvents.OnNextAvailableSessionId, correlationId, sessionId);

    public void OnOperationSuccess(long correlationId) => Id(ControlProtocolEvents.OnOperationSuccess, correlationId);

    public void OnClientTimeout(long clientId) => Id(ControlProtocolEvents.OnClientTimeout, clientId);

    private void IdAndNumber(int type, long id, int number)
    {
        new IdAndNumberFlyweight(Scratch, 0).Put(id, number);
        Transmit(type, IdAndNumberFlyweight.Length);
    }

    private void Id(int type, long id)
    {
        new IdAndNumberFlyweight(Scratch, 0).PutId(id);
        Transmit(type, IdAndNumberFlyweight.IdLength);
    }

    private void Transmit(int type, int length) => transmitter.Transmit(type, Scratch.AsSpan(0, length));
}
