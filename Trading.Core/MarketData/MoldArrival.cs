// What the arrival of one MoldUDP64 packet means for its stream.
namespace Trading.Core.MarketData;

/// <summary>Outcome of <see cref="MoldUdp64Receiver.Accept"/>.</summary>
public enum MoldArrival : byte
{
    /// <summary>The messages continue the stream.</summary>
    InSequence = 0,

    /// <summary>Messages before these were lost: the consumer marks its instruments stale before it uses these.</summary>
    Gap,

    /// <summary>Another session than before: what was known of the old stream is void, whatever the sequence says. Handle as <see cref="Gap"/>.</summary>
    NewSession,

    /// <summary>Nothing new: all its messages were seen before, or were given up as lost when a later packet came.</summary>
    Old,

    /// <summary>No messages, and none missing.</summary>
    Heartbeat,

    /// <summary>The session is over, and no message is missing.</summary>
    EndOfSession,

    /// <summary>Of this session, but its blocks do not fill the packet exactly. What is whole is given, the rest shows as a gap later.</summary>
    Malformed,

    /// <summary>Not a MoldUDP64 packet; the stream's state is untouched.</summary>
    Foreign,
}
