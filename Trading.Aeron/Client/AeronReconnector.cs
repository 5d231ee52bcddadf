// Makes a new client when the old one has closed itself, for instance after a restart of the driver.
using System;

namespace Trading.Aeron.Client;

/// <summary>A client never comes back to life: its publications and subscriptions belong to a driver that is gone. This helper notices and builds everything anew.</summary>
/// <remarks>Call <see cref="Poll"/> now and then from a housekeeping thread. The builder adds the publications and subscriptions again and hands them to their
/// users, who see CLOSED from the old ones meanwhile. A subscriber may first get the image of a publisher that died with the old driver's clients: choose images
/// by session id.</remarks>
public sealed class AeronReconnector : IDisposable
{
    private readonly Func<Aeron.Context> _context;
    private readonly Action<Aeron> _build;
    private readonly Action<Exception> _onFailure;

    /// <summary>Connects for the first time; throws when that fails.</summary>
    /// <param name="context">Makes the context of each client; it cannot be shared.</param>
    /// <param name="build">Adds what the application needs to a fresh client.</param>
    /// <param name="onFailure">Hears of each attempt that failed; the next call of <see cref="Poll"/> tries again.</param>
    public AeronReconnector(Func<Aeron.Context> context, Action<Aeron> build, Action<Exception> onFailure)
    {
        _context = context;
        _build = build;
        _onFailure = onFailure;
        Client = Connect();
    }

    /// <summary>The client of this moment; closed while no driver is there.</summary>
    public Aeron Client { get; private set; }

    /// <summary>How often a new client was made.</summary>
    public int Reconnects { get; private set; }

    /// <summary>Makes a new client when the old one is closed; waits for the driver as long as its context says. True when there is a new one.</summary>
    public bool Poll()
    {
        if (!Client.IsClosed) return false;
        try
        {
            Client = Connect();
            Reconnects++;
            return true;
        }
        catch (AeronException error)
        {
            _onFailure(error);
            return false;
        }
    }

    public void Dispose() => Client.Dispose();

    private Aeron Connect()
    {
        Aeron client = Aeron.Connect(_context());
        try
        {
            _build(client);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }
}
