// Market-wide ITCH 5.0 messages: session events and circuit breakers.
using System;

namespace Trading.Core.MarketData;

/// <summary>The messages of ITCH 5.0 with all their fields, as plain structs that read and write themselves: for encoders and tools.</summary>
/// <remarks>The trading line decodes with <see cref="ItchDecoder"/> instead. Alphabetic fields are their ASCII bytes, wider ones packed big-endian; nothing is validated or rounded.</remarks>
public static partial class ItchMessage
{
    /// <summary>Session event (S): O start of messages, S start of system hours, Q start of market hours, M end of market hours, E end of system hours, C end of messages.</summary>
    public readonly record struct SystemEvent(ItchHeader Header, byte EventCode)
        : IItchMessage<SystemEvent>
    {
        public static byte WireType => Itch50.SystemEvent;

        public static SystemEvent Read(ReadOnlySpan<byte> message)
        {
            WireReader wire = new(message);
            return new(wire.Header, wire.U8());
        }

        public int Write(Span<byte> destination)
        {
            WireWriter wire = new(destination, WireType, Header);
            wire.U8(EventCode);
            return wire.Length;
        }
    }

    /// <summary>Market-wide circuit breaker decline levels of the day (V), prices x 10^8.</summary>
    public readonly record struct MwcbDeclineLevel(
        ItchHeader Header, ulong Level1, ulong Level2, ulong Level3)
        : IItchMessage<MwcbDeclineLevel>
    {
        public static byte WireType => Itch50.MwcbDeclineLevel;

        public static MwcbDeclineLevel Read(ReadOnlySpan<byte> message)
        {
            WireReader wire = new(message);
            return new(wire.Header, wire.U64(), wire.U64(), wire.U64());
        }

        public int Write(Span<byte> destination)
        {
            WireWriter wire = new(destination, WireType, Header);
            wire.U64(Level1);
            wire.U64(Level2);
            wire.U64(Level3);
            return wire.Length;
        }
    }

    /// <summary>Market-wide circuit breaker breached (W): level 1, 2 or 3.</summary>
    public readonly record struct MwcbStatus(ItchHeader Header, byte BreachedLevel)
        : IItchMessage<MwcbStatus>
    {
        public static byte WireType => Itch50.MwcbStatus;

        public static MwcbStatus Read(ReadOnlySpan<byte> message)
        {
            WireReader wire = new(message);
            return new(wire.Header, wire.U8());
        }

        public int Write(Span<byte> destination)
        {
            WireWriter wire = new(destination, WireType, Header);
            wire.U8(BreachedLevel);
            return wire.Length;
        }
    }
}
