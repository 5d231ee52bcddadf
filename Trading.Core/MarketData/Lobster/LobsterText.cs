// Reads the lines of LOBSTER message and orderbook files.
using System;
using System.Buffers.Text;
using Trading.Core.Domain;
using Trading.Core.MarketData.Depth;

namespace Trading.Core.MarketData.Lobster;

/// <summary>Comma-separated integers, but for the time: seconds since midnight with up to 12 decimals. Nothing is allocated; bad lines are an answer.</summary>
/// <remarks>Source: LOBSTER, "Output structure". An unoccupied level has the price 9999999999 (ask) or -9999999999 (bid) and size 0.</remarks>
public static class LobsterText
{
    private const int NanoDecimals = 9;
    private const int TimeDecimalsMax = 12;
    private const long SecondsMax = 7 * 24 * 3600;
    private const long UnoccupiedPrice = 9_999_999_999;

    /// <summary>Reads <c>time,type,order id,size,price,direction</c>. Decimals of the time beyond nanoseconds are cut.</summary>
    public static bool TryReadMessage(ReadOnlySpan<byte> line, out LobsterMessage message)
    {
        message = default;
        if (!TryTime(Field(ref line), out long nanos) || !TryInteger(ref line, out long type) || !TryInteger(ref line, out long order)
            || !TryInteger(ref line, out long size) || !TryInteger(ref line, out long price) || !TryInteger(ref line, out long direction)) return false;
        if (type is < 1 or > 7 || size < 0 || direction is not (1 or -1) || line.Length > 0) return false;
        message = new LobsterMessage(new Nanos(nanos), (LobsterEvent)type, order, new Quantity(size), new Price(price), direction == 1 ? Side.Buy : Side.Sell);
        return true;
    }

    /// <summary>Reads <c>ask price,ask size,bid price,bid size</c> a level, best first; unoccupied levels are left out.</summary>
    /// <param name="line">The line.</param>
    /// <param name="asks">Room for the file's levels.</param>
    /// <param name="bids">Room for the file's levels.</param>
    /// <param name="askCount">Occupied ask levels.</param>
    /// <param name="bidCount">Occupied bid levels.</param>
    /// <returns>Levels a side of the line; 0 when it is not a line of an orderbook file or has more levels than there is room.</returns>
    public static int ReadBook(ReadOnlySpan<byte> line, Span<LevelUpdate> asks, Span<LevelUpdate> bids, out int askCount, out int bidCount)
    {
        askCount = bidCount = 0;
        int levels = 0;
        while (line.Length > 0)
        {
            if (levels == asks.Length || !TryLevel(ref line, UnoccupiedPrice, asks, ref askCount) || !TryLevel(ref line, -UnoccupiedPrice, bids, ref bidCount)) return 0;
            levels++;
        }
        return levels;
    }

    private static bool TryLevel(ref ReadOnlySpan<byte> line, long unoccupied, Span<LevelUpdate> levels, ref int count)
    {
        if (!TryInteger(ref line, out long price) || !TryInteger(ref line, out long size) || size < 0) return false;
        if (price != unoccupied && size > 0) levels[count++] = new LevelUpdate(new Price(price), new Quantity(size));
        return true;
    }

    private static bool TryInteger(ref ReadOnlySpan<byte> line, out long value)
    {
        ReadOnlySpan<byte> field = Field(ref line);
        return Utf8Parser.TryParse(field, out value, out int used) && used == field.Length && used > 0;
    }

    private static bool TryTime(ReadOnlySpan<byte> field, out long nanos)
    {
        nanos = 0;
        int point = field.IndexOf((byte)'.');
        int decimals = point < 0 ? 0 : field.Length - point - 1;
        if (decimals > TimeDecimalsMax) return false;
        if (decimals > NanoDecimals) // what lies beyond must still be digits
        {
            foreach (byte digit in field[(point + 1 + NanoDecimals)..])
            {
                if (digit is < (byte)'0' or > (byte)'9') return false;
            }
            field = field[..(point + 1 + NanoDecimals)];
        }
        return DecimalText.TryRead(field, NanoDecimals, out nanos, out _) == DecimalStatus.Ok && nanos >= 0 && nanos < SecondsMax * Nanos.PerSecond;
    }

    private static ReadOnlySpan<byte> Field(ref ReadOnlySpan<byte> line)
    {
        int comma = line.IndexOf((byte)',');
        ReadOnlySpan<byte> field = comma < 0 ? line : line[..comma];
        line = comma < 0 ? default : line[(comma + 1)..];
        return field;
    }
}
