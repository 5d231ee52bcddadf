// The quoting strategy's memory of one side: its live order, if any.
using Trading.Core.Domain;

namespace Trading.Core.Signals;

/// <summary>At most one live quote a side.</summary>
internal struct QuoteSide
{
    public ClientOrderId Id;
    public long PriceTicks;
    public Nanos Since;
    public Nanos NotBefore;
    public bool Cancelling;
}
