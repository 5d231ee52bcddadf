// A client's subscription as the driver knows it.
using Trading.Aeron.Protocol;

namespace Trading.Aeron.Driver;

/// <summary>Which publications it takes and how its reading binds them.</summary>
internal sealed class SubscriptionLink(long registrationId, DriverClient client, int streamId, ChannelUri channel)
{
    private readonly int? _sessionId = channel.GetInt32("session-id");

    public long RegistrationId => registrationId;
    public DriverClient Client => client;
    public int StreamId => streamId;
    public string Channel => channel.Text;

    /// <summary>A tethered subscription holds its publishers back however slow it is.</summary>
    public bool IsTether { get; } = channel.GetBoolean("tether") ?? true;

    /// <summary>Whether an untethered subscription that fell behind comes back.</summary>
    public bool IsRejoin { get; } = channel.GetBoolean("rejoin") ?? true;

    public bool Matches(IpcPublication publication) =>
        publication.StreamId == streamId && (_sessionId is null || _sessionId == publication.SessionId);
}
