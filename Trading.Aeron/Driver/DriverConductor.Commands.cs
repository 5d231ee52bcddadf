// What the driver does about each command of a client.
using System;
using Trading.Aeron.Concurrent;
using Trading.Aeron.Memory;
using Trading.Aeron.Protocol;

namespace Trading.Aeron.Driver;

internal sealed partial class DriverConductor
{
    /// <summary>A refused command is answered and recorded; a malformed or unknown one is only recorded, since nobody may be waiting.</summary>
    private void OnCommand(int type, UnsafeBuffer buffer, int index, int length)
    {
        if (length < CorrelatedMessageFlyweight.Length)
        {
            RecordError(Malformed(type, length));
            return;
        }
        long correlationId = new CorrelatedMessageFlyweight(buffer, index).CorrelationId;
        try
        {
            Dispatch(type, buffer, index, length);
        }
        catch (ControlProtocolException refusal) when (refusal.Code is ErrorCode.MalformedCommand or ErrorCode.UnknownCommandTypeId)
        {
            RecordError(refusal);
        }
        catch (ControlProtocolException refusal)
        {
            Refuse(correlationId, refusal.Code, refusal);
        }
        catch (FormatException malformedChannel)
        {
            Refuse(correlationId, ErrorCode.InvalidChannel, malformedChannel);
        }
        catch (Exception error)
        {
            Refuse(correlationId, ErrorCode.GenericError, error);
        }
    }

    private void Dispatch(int type, UnsafeBuffer buffer, int index, int length)
    {
        switch (type)
        {
            case ControlProtocolEvents.AddPublication:
            case ControlProtocolEvents.AddExclusivePublication:
                OnAddPublication(new PublicationMessageFlyweight(buffer, index), type, length);
                break;
            case ControlProtocolEvents.RemovePublication:
                RequireLength(type, length, RemoveMessageFlyweight.Length);
                OnRemovePublication(new RemoveMessageFlyweight(buffer, index), length);
                break;
            case ControlProtocolEvents.AddSubscription:
                OnAddSubscription(new SubscriptionMessageFlyweight(buffer, index), length);
                break;
            case ControlProtocolEvents.RemoveSubscription:
                RequireLength(type, length, RemoveMessageFlyweight.Length);
                OnRemoveSubscription(new RemoveMessageFlyweight(buffer, index));
                break;
            case ControlProtocolEvents.AddCounter:
                OnAddCounter(new CounterMessageFlyweight(buffer, index), length);
                break;
            case ControlProtocolEvents.AddStaticCounter:
                OnAddStaticCounter(new CounterMessageFlyweight(buffer, index, isStatic: true), length);
                break;
            case ControlProtocolEvents.RemoveCounter:
                RequireLength(type, length, RemoveMessageFlyweight.Length);
                OnRemoveCounter(new RemoveMessageFlyweight(buffer, index));
                break;
            default:
                DispatchRest(type, buffer, index, length);
                break;
        }
    }

    private void DispatchRest(int type, UnsafeBuffer buffer, int index, int length)
    {
        switch (type)
        {
            case ControlProtocolEvents.ClientKeepalive:
                if (_clients.TryGetValue(new CorrelatedMessageFlyweight(buffer, index).ClientId, out DriverClient? living)) living.Heartbeat.SetOrdered(Context.EpochMs());
                break;
            case ControlProtocolEvents.ClientClose:
                if (_clients.TryGetValue(new CorrelatedMessageFlyweight(buffer, index).ClientId, out DriverClient? leaving)) Leave(leaving);
                break;
            case ControlProtocolEvents.TerminateDriver:
                OnTerminate(new TerminateDriverFlyweight(buffer, index), length);
                break;
            case ControlProtocolEvents.RejectImage:
                OnRejectImage(new RejectImageFlyweight(buffer, index), length);
                break;
            case ControlProtocolEvents.GetNextAvailableSessionId:
                RequireLength(type, length, StreamMessageFlyweight.Length);
                var question = new StreamMessageFlyweight(buffer, index);
                _clientProxy.OnNextAvailableSessionId(question.Header.CorrelationId, NextSessionId(question.StreamId));
                break;
            case ControlProtocolEvents.AddDestination:
            case ControlProtocolEvents.RemoveDestination:
            case ControlProtocolEvents.AddReceiveDestination:
            case ControlProtocolEvents.RemoveReceiveDestination:
            case ControlProtocolEvents.RemoveDestinationById:
                throw new ControlProtocolException(ErrorCode.NotSupported, "this driver serves IPC only; it has no destinations");
            default:
                throw new ControlProtocolException(ErrorCode.UnknownCommandTypeId, $"command of unknown type 0x{type:X}");
        }
    }

    private void OnAddCounter(CounterMessageFlyweight command, int length)
    {
        RequireLength(ControlProtocolEvents.AddCounter, length, CounterMessageFlyweight.LengthMin(isStatic: false));
        if (!command.TryGet(length, out ReadOnlySpan<byte> key, out string label)) throw Malformed(ControlProtocolEvents.AddCounter, length);
        DriverClient client = UseClient(command.Header.ClientId);
        long id = command.Header.CorrelationId;
        AtomicCounter counter = _counters.Add(command.TypeId, key, label, id, client.Id);
        client.Counters.Add(id, counter);
        _clientProxy.OnCounterReady(id, counter.Id);
    }

    /// <summary>A static counter belongs to no client and stays as long as the driver.</summary>
    private void OnAddStaticCounter(CounterMessageFlyweight command, int length)
    {
        RequireLength(ControlProtocolEvents.AddStaticCounter, length, CounterMessageFlyweight.LengthMin(isStatic: true));
        if (!command.TryGet(length, out ReadOnlySpan<byte> key, out string label)) throw Malformed(ControlProtocolEvents.AddStaticCounter, length);
        UseClient(command.Header.ClientId);
        int existing = _counters.Manager.FindByTypeIdAndRegistrationId(command.TypeId, command.RegistrationId);
        if (existing != CountersDescriptor.NullCounterId && _counters.Manager.GetCounterOwnerId(existing) != AeronCounters.NullValue)
        {
            throw new ControlProtocolException(ErrorCode.GenericError, $"counter {existing} of type {command.TypeId} and registration {command.RegistrationId} is not static");
        }
        int id = existing != CountersDescriptor.NullCounterId ? existing : _counters.Add(command.TypeId, key, label, command.RegistrationId, AeronCounters.NullValue).Id;
        _clientProxy.OnStaticCounter(command.Header.CorrelationId, id);
    }

    private void OnRemoveCounter(RemoveMessageFlyweight command)
    {
        if (!_clients.TryGetValue(command.Header.ClientId, out DriverClient? client) || !client.Counters.Remove(command.RegistrationId, out AtomicCounter counter))
        {
            throw new ControlProtocolException(ErrorCode.UnknownCounter, $"unknown counter: {command.RegistrationId}");
        }
        _clientProxy.OnOperationSuccess(command.Header.CorrelationId);
        _clientProxy.OnUnavailableCounter(command.RegistrationId, counter.Id);
        _counters.Free(counter);
    }

    private void OnTerminate(TerminateDriverFlyweight command, int length)
    {
        if (!command.TryGetToken(length, out ReadOnlySpan<byte> token)) throw Malformed(ControlProtocolEvents.TerminateDriver, length);
        if (Context.MayTerminate(Context.Directory, token.ToArray())) Context.OnTerminate?.Invoke();
        else RecordError(new UnauthorizedAccessException("a client asked to terminate the driver and was refused"));
    }

    /// <summary>A client is registered at its first command that adds something.</summary>
    private DriverClient UseClient(long clientId)
    {
        if (_clients.TryGetValue(clientId, out DriverClient? client)) return client;
        AtomicCounter heartbeat = _counters.AddHeartbeat(clientId, Context.EpochMs());
        client = new DriverClient(clientId, heartbeat);
        _clients.Add(clientId, client);
        _clientProxy.OnCounterReady(clientId, heartbeat.Id);
        return client;
    }

    private static void Leave(DriverClient client)
    {
        client.IsClosedByCommand = true;
        client.Heartbeat.SetOrdered(0);
    }

    private void Refuse(long correlationId, ErrorCode code, Exception reason)
    {
        RecordError(reason);
        _clientProxy.OnError(correlationId, code, reason.Message);
    }

    private static void RequireLength(int type, int length, int least)
    {
        if (length < least) throw Malformed(type, length);
    }

    private static ControlProtocolException Malformed(int type, int length) =>
        new(ErrorCode.MalformedCommand, $"malformed command of type 0x{type:X} and length {length}");

    private static ChannelUri ParseIpc(string channel)
    {
        ChannelUri uri = ChannelUri.Parse(channel);
        if (!uri.IsIpc) throw new ControlProtocolException(ErrorCode.NotSupported, $"this driver serves aeron:ipc only, not {channel}");
        return uri;
    }
}
