// The client: connects to a driver and adds publications, subscriptions and counters.
using System;
using Trading.Aeron.Concurrent;
using Trading.Aeron.Protocol;

namespace Trading.Aeron.Client;

/// <summary>Thread-safe. Closes itself when the driver dies or gives it up: everything it made answers CLOSED then, and a new client is needed
/// (<see cref="AeronReconnector"/>).</summary>
public sealed partial class Aeron : IDisposable
{
    private readonly ClientConductor _conductor;
    private readonly AgentRunner? _runner;

    private Aeron(ClientConductor conductor, AgentRunner? runner)
    {
        _conductor = conductor;
        _runner = runner;
    }

    /// <summary>The driver's number for this client.</summary>
    public long ClientId => _conductor.ClientId;

    public bool IsClosed => _conductor.IsClosed;

    /// <summary>All counters of the driver. Not to be used after closing.</summary>
    public CountersReader CountersReader => _conductor.Counters;

    /// <summary>Waits for a driver and connects to it.</summary>
    /// <exception cref="DriverTimeoutException">No driver, or none that lives, within the driver time-out.</exception>
    /// <exception cref="AeronException">A driver of another version, or contradictory settings.</exception>
    public static Aeron Connect(Context context)
    {
        CncFile cnc = DriverConnection.Await(context);
        try
        {
            if (context.KeepaliveInterval * 1_000_000 >= cnc.ClientLivenessTimeoutNs)
            {
                throw new AeronException($"a keepalive interval of {context.KeepaliveInterval} ms is not shorter than the driver's client liveness time-out of {cnc.ClientLivenessTimeoutNs / 1_000_000} ms");
            }
            var conductor = new ClientConductor(context, cnc);
            AgentRunner? runner = context.InvokerMode ? null : new AgentRunner("aeron-client-conductor", conductor, context.Idle, context.OnError);
            return new Aeron(conductor, runner);
        }
        catch
        {
            cnc.Dispose();
            throw;
        }
    }

    /// <inheritdoc cref="Connect(Context)"/>
    public static Aeron Connect() => Connect(new Context());

    /// <summary>A publication that all publishers of this channel and stream share. Blocks until the driver answers.</summary>
    /// <exception cref="RegistrationException">The driver refused.</exception>
    /// <exception cref="DriverTimeoutException">The driver did not answer.</exception>
    public Publication AddPublication(string channel, int streamId) => (Publication)_conductor.AddPublication(channel, streamId, exclusive: false);

    /// <summary>A publication with a session of its own, for one thread. Blocks until the driver answers.</summary>
    /// <inheritdoc cref="AddPublication"/>
    public ExclusivePublication AddExclusivePublication(string channel, int streamId) => (ExclusivePublication)_conductor.AddPublication(channel, streamId, exclusive: true);

    /// <summary>A subscription to all publications of this channel and stream. Blocks until the driver answers; images come later.</summary>
    /// <inheritdoc cref="AddPublication"/>
    public Subscription AddSubscription(string channel, int streamId, AvailableImageHandler? onAvailableImage = null, UnavailableImageHandler? onUnavailableImage = null) =>
        _conductor.AddSubscription(channel, streamId, onAvailableImage, onUnavailableImage);

    /// <summary>A counter of the application. Type ids from 1000 on are free for that.</summary>
    /// <inheritdoc cref="AddPublication"/>
    public Counter AddCounter(int typeId, ReadOnlySpan<byte> key, string label) => _conductor.AddCounter(typeId, key, label);

    /// <inheritdoc cref="AddCounter(int, ReadOnlySpan{byte}, string)"/>
    public Counter AddCounter(int typeId, string label) => AddCounter(typeId, default, label);

    /// <summary>A number that no other client of this driver gets.</summary>
    public long NextCorrelationId() => _conductor.NextCorrelationId();

    /// <summary>One duty cycle of the conductor, in invoker mode.</summary>
    public int Invoke() => _conductor.IsClosed ? 0 : _conductor.DoWork();

    /// <summary>Asks the driver to end; a driver's default is to refuse.</summary>
    public void TerminateDriver(ReadOnlySpan<byte> token) => _conductor.TerminateDriver(token);

    public void Dispose()
    {
        _runner?.Dispose();
        _conductor.OnClose();
    }
}
