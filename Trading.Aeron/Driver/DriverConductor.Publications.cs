// Publications come and go.
using System;
using System.Threading.Tasks;
using Trading.Aeron.Concurrent;
using Trading.Aeron.LogBuffer;
using Trading.Aeron.Protocol;

namespace Trading.Aeron.Driver;

internal sealed partial class DriverConductor
{
    // Numbers that people give by hand are left to them.
    private const int ReservedSessionIdLow = -1, ReservedSessionIdHigh = 1000;

    private int _nextSessionId;
    private Creation? _creation;

    private void OnAddPublication(PublicationMessageFlyweight command, int type, int length)
    {
        RequireLength(type, length, PublicationMessageFlyweight.LengthMin);
        if (!command.TryGetChannel(length, out string channel)) throw Malformed(type, length);
        ChannelUri uri = ParseIpc(channel);
        PublicationParameters parameters = PublicationParameters.Parse(uri, Context);
        DriverClient client = UseClient(command.Header.ClientId);
        bool exclusive = type == ControlProtocolEvents.AddExclusivePublication;
        IpcPublication? shared = exclusive ? null : FindShared(command.StreamId, parameters.ResponseCorrelationId);
        if (shared is not null)
        {
            parameters.ConfirmMatch(shared);
            Link(client, command.Header.CorrelationId, shared);
            return;
        }
        int sessionId = parameters.SessionId ?? NextSessionId(command.StreamId);
        if (SessionIsInUse(command.StreamId, sessionId)) throw new ControlProtocolException(ErrorCode.InvalidChannel, $"session-id={sessionId} is in use on stream {command.StreamId}");
        int initialTermId = parameters.InitialTermId ?? Random.Shared.Next(int.MinValue, int.MaxValue);
        var identity = new LogIdentity(command.Header.CorrelationId, sessionId, command.StreamId, initialTermId, exclusive);
        Create(new Creation(identity, client, channel, parameters));
    }

    /// <summary>A sparse log is there at once; one whose pages are allocated and touched is made by another thread.</summary>
    private void Create(Creation creation)
    {
        creation.Log = creation.Parameters.Sparse
            ? Task.FromResult(LogFactory.Create(Context, creation.Parameters, creation.Identity))
            : Task.Run(() => LogFactory.Create(Context, creation.Parameters, creation.Identity));
        _creation = creation;
        FinishCreation();
    }

    private int FinishCreation()
    {
        if (_creation is not { Log.IsCompleted: true } creation) return 0;
        _creation = null;
        try
        {
            Add(creation, creation.Log.GetAwaiter().GetResult());
        }
        catch (ControlProtocolException refusal)
        {
            Refuse(creation.Identity.RegistrationId, refusal.Code, refusal);
        }
        catch (Exception error)
        {
            Refuse(creation.Identity.RegistrationId, ErrorCode.GenericError, error);
        }
        return 1;
    }

    private void Add(Creation creation, LogBuffers log)
    {
        (LogIdentity identity, PublicationParameters parameters, long start) = (creation.Identity, creation.Parameters, creation.Parameters.StartPosition);
        string positionName = identity.IsExclusive ? AeronCounters.ExclusivePublisherPositionName : AeronCounters.ConcurrentPublisherPositionName;
        AtomicCounter position = default;
        AtomicCounter limit;
        try
        {
            position = AddStream(creation, AeronCounters.PublisherPositionTypeId, positionName, start);
            limit = AddStream(creation, AeronCounters.PublisherLimitTypeId, AeronCounters.PublisherLimitName, start);
        }
        catch
        {
            if (position.Id != 0) _counters.Free(position);
            Delete(log);
            throw;
        }
        _mapped.GetAndAdd(log.FileLength);
        var publication = new IpcPublication(identity, creation.Channel, parameters, log, position, limit, Context.NanoTime());
        _publications.Add(publication);
        Link(creation.Client, identity.RegistrationId, publication);
        LinkSubscriptions(publication);
    }

    private AtomicCounter AddStream(Creation creation, int typeId, string name, long value) =>
        _counters.AddStream(typeId, name, creation.Identity.RegistrationId, creation.Identity.SessionId, creation.Identity.StreamId, creation.Channel, creation.Client.Id, 0, value);

    private void Link(DriverClient client, long correlationId, IpcPublication publication)
    {
        publication.AddReference();
        client.Publications.Add(correlationId, publication);
        _clientProxy.OnPublicationReady(correlationId, publication);
    }

    private void OnRemovePublication(RemoveMessageFlyweight command, int length)
    {
        if (!_clients.TryGetValue(command.Header.ClientId, out DriverClient? client) || !client.Publications.Remove(command.RegistrationId, out IpcPublication? publication))
        {
            throw new ControlProtocolException(ErrorCode.UnknownPublication, $"unknown publication: {command.RegistrationId}");
        }
        publication.RemoveReference(command.IsRevoke(length));
        _clientProxy.OnOperationSuccess(command.Header.CorrelationId);
    }

    private IpcPublication? FindShared(int streamId, long responseCorrelationId) => _publications.Find(candidate =>
        candidate is { State: PublicationState.Active, IsExclusive: false } && candidate.StreamId == streamId && candidate.Parameters.ResponseCorrelationId == responseCorrelationId);

    private bool SessionIsInUse(int streamId, int sessionId) => _publications.Exists(candidate =>
        candidate.StreamId == streamId && candidate.SessionId == sessionId && candidate.State is PublicationState.Active or PublicationState.Draining);

    private int NextSessionId(int streamId)
    {
        while (true)
        {
            if (_nextSessionId is >= ReservedSessionIdLow and <= ReservedSessionIdHigh) _nextSessionId = ReservedSessionIdHigh + 1;
            int sessionId = _nextSessionId++;
            if (!_publications.Exists(candidate => candidate.StreamId == streamId && candidate.SessionId == sessionId)) return sessionId;
        }
    }

    private void Remove(IpcPublication publication)
    {
        foreach (SubscriberPosition subscriber in publication.Subscribers) _counters.Free(subscriber.Counter);
        publication.FreeCounters(_counters);
        _mapped.GetAndAdd(-publication.Log.FileLength);
        Delete(publication.Log);
    }

    /// <summary>The readers keep their own mappings; the file needs no name any more.</summary>
    private void Delete(LogBuffers log)
    {
        log.Dispose();
        try
        {
            System.IO.File.Delete(log.Path);
        }
        catch (Exception error)
        {
            _counters.System(SystemCounterDescriptor.FreeFails).Increment();
            RecordError(error);
        }
    }

    /// <summary>A publication whose log is being made.</summary>
    private sealed class Creation(LogIdentity identity, DriverClient client, string channel, PublicationParameters parameters)
    {
        public LogIdentity Identity => identity;
        public DriverClient Client => client;
        public string Channel => channel;
        public PublicationParameters Parameters => parameters;
        public Task<LogBuffers> Log { get; set; } = null!;
    }
}
