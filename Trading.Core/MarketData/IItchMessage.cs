// What every typed ITCH 5.0 message can do, so that writers and tests are written once for all of them.
using System;

namespace Trading.Core.MarketData;

/// <summary>A typed message that reads itself from and writes itself to the wire, all fields kept: writing what was read gives the same bytes.</summary>
/// <typeparam name="TSelf">The message struct itself; calls bind statically.</typeparam>
public interface IItchMessage<TSelf>
    where TSelf : struct, IItchMessage<TSelf>
{
    /// <summary>The type byte.</summary>
    static abstract byte WireType { get; }

    /// <summary>Reads a message whose type and exact length the caller has checked.</summary>
    static abstract TSelf Read(ReadOnlySpan<byte> message);

    /// <summary>Writes the message without framing; the destination holds at least <c>Itch50.LengthOf(WireType)</c> bytes. Returns the length.</summary>
    int Write(Span<byte> destination);
}
