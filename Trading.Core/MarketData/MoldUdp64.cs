// The MoldUDP64 packet at a glance: the multicast envelope of ITCH.
namespace Trading.Core.MarketData;

/// <summary>Layout of a MoldUDP64 downstream packet: session (10 bytes), sequence of the first message (8), message count (2), then that many
/// blocks of a length (2) and a message. All integers big-endian.</summary>
/// <remarks>Source: Nasdaq "MoldUDP64 Protocol Specification" 1.00, section 3. Sequences start at 1.</remarks>
public static class MoldUdp64
{
    public const int SessionLength = 10;
    public const int SequenceOffset = 10;
    public const int CountOffset = 18;
    public const int HeaderLength = 20;

    /// <summary>Bytes of a block before its message.</summary>
    public const int LengthBytes = 2;

    /// <summary>A message count of zero: nothing but the sequence that comes next.</summary>
    public const ushort Heartbeat = 0;

    /// <summary>The message count that ends a session.</summary>
    public const ushort EndOfSession = ushort.MaxValue;
}
