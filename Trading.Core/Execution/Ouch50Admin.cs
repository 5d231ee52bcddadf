// OUCH 5.0 messages about the whole account: mass cancel, and the block of new orders at the venue.
using System;
using System.Buffers.Binary;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Execution;

/// <summary>Encoder and reader of Mass Cancel Request ('C', 19 bytes) and Disable and Enable Order Entry Request ('D' and 'E', 11 bytes), big-endian.</summary>
/// <remarks>Offsets: 1 UserRefNum u32, 5 firm[4] (blank: the account's default firm); Mass Cancel: 9 symbol[8] (blank: all), 17 appendage length u16;
/// the others: 9 appendage length u16. UserRefNum is in the same strictly increasing sequence as those of orders. Source: Nasdaq OUCH 5.0.</remarks>
[HotPath]
public static class Ouch50Admin
{
    public const int MassCancelLength = 19;
    public const int EntryLength = 11;
    public const byte MassCancelType = (byte)'C';
    public const byte DisableType = (byte)'D';
    public const byte EnableType = (byte)'E';
    private const int FirmOffset = 5;
    private const int FirmLength = 4;
    private const int SymbolOffset = FirmOffset + FirmLength;

    /// <summary>Writes a request to cancel every order of the account; 0 when the identifier does not fit.</summary>
    public static int WriteMassCancel(Span<byte> buffer, ClientOrderId id)
    {
        if (!TryBegin(buffer, MassCancelLength, MassCancelType, id)) return 0;
        buffer.Slice(SymbolOffset, Symbol.Length).Fill((byte)' ');
        return MassCancelLength;
    }

    /// <summary>Writes a request to refuse (or take again) new orders of the account; 0 when the identifier does not fit.</summary>
    public static int WriteEntry(Span<byte> buffer, ClientOrderId id, bool enable) =>
        TryBegin(buffer, EntryLength, enable ? EnableType : DisableType, id) ? EntryLength : 0;

    /// <summary>Reads a Mass Cancel Request; <paramref name="symbol"/> is blank when it is for all.</summary>
    public static bool TryReadMassCancel(ReadOnlySpan<byte> message, out ClientOrderId id, out Symbol symbol)
    {
        id = default;
        symbol = default;
        if (message.Length < MassCancelLength || message[0] != MassCancelType) return false;
        id = new ClientOrderId(BinaryPrimitives.ReadUInt32BigEndian(message[1..]));
        symbol = Symbol.FromWire(message.Slice(SymbolOffset, Symbol.Length));
        return true;
    }

    /// <summary>Reads a Disable or an Enable Order Entry Request.</summary>
    public static bool TryReadEntry(ReadOnlySpan<byte> message, out ClientOrderId id, out bool enable)
    {
        id = default;
        enable = false;
        if (message.Length < EntryLength || message[0] is not (DisableType or EnableType)) return false;
        id = new ClientOrderId(BinaryPrimitives.ReadUInt32BigEndian(message[1..]));
        enable = message[0] == EnableType;
        return true;
    }

    // Writes what the messages share and zeroes the rest, the appendage length among it.
    private static bool TryBegin(Span<byte> buffer, int length, byte type, ClientOrderId id)
    {
        if (id.Value > uint.MaxValue || buffer.Length < length) return false;
        buffer[..length].Clear();
        buffer[0] = type;
        BinaryPrimitives.WriteUInt32BigEndian(buffer[1..], (uint)id.Value);
        buffer.Slice(FirmOffset, FirmLength).Fill((byte)' ');
        return true;
    }
}
