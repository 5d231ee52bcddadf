// The checksums by which venues let their clients check a by-price book.
using System;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.MarketData.Depth;

namespace Trading.Core.Books;

/// <summary>Whose checksum a feed carries.</summary>
public enum ChecksumRule : byte
{
    None = 0,
    Kraken,
    Okx,
}

/// <summary>CRC-32 over a text of the best levels. No allocation; O(levels covered).</summary>
/// <remarks>Sources: Kraken API documentation, "Spot WebSockets (v1, v2) book checksum"; OKX API v5 documentation, "Checksum". A venue's signed checksum is
/// compared by its bits.</remarks>
[HotPath]
public static class BookChecksum
{
    private const int KrakenDepth = 10;
    private const int OkxDepth = 25;

    public static uint Compute(ChecksumRule rule, PriceLevelBook book, DecimalScale scale) => rule switch
    {
        ChecksumRule.Kraken => Kraken(book),
        ChecksumRule.Okx => Okx(book, scale),
        _ => 0,
    };

    /// <summary>The ten best asks, then the ten best bids, each price and quantity as its digits without point and leading zeros: the integers of ticks and lots,
    /// when the scales are the venue's precisions.</summary>
    public static uint Kraken(PriceLevelBook book)
    {
        Span<byte> text = stackalloc byte[2 * KrakenDepth * 2 * DecimalText.LengthMax];
        int used = 0;
        for (int side = 1; side >= 0; side--)
        {
            DepthLevels levels = book.Levels((Side)side);
            for (int i = 0; i < Math.Min(levels.Count, KrakenDepth); i++)
            {
                used += DecimalText.Write(levels[i].Price.Ticks, 0, text[used..]);
                used += DecimalText.Write(levels[i].Quantity.Lots, 0, text[used..]);
            }
        }
        return Crc32.Compute(text[..used]);
    }

    /// <summary>Up to 25 levels, bid and ask in turn from the best outwards, each <c>price:quantity</c>, all joined by colons; a side that has ended is left out.</summary>
    /// <remarks>Numbers are written as OKX publishes them: without trailing zeros.</remarks>
    public static uint Okx(PriceLevelBook book, DecimalScale scale)
    {
        Span<byte> text = stackalloc byte[2 * OkxDepth * 2 * (DecimalText.LengthMax + 1)];
        int used = 0;
        DepthLevels bids = book.Levels(Side.Buy), asks = book.Levels(Side.Sell);
        for (int i = 0; i < OkxDepth; i++)
        {
            used += OkxLevel(bids[i], scale, text[used..]);
            used += OkxLevel(asks[i], scale, text[used..]);
        }
        return Crc32.Compute(text[..Math.Max(0, used - 1)]); // without the last colon
    }

    private static int OkxLevel(DepthLevel level, DecimalScale scale, Span<byte> text)
    {
        if (level.IsEmpty) return 0;
        int used = DecimalText.Write(level.Price.Ticks, scale.PriceDecimals, text, trimZeros: true);
        text[used++] = (byte)':';
        used += DecimalText.Write(level.Quantity.Lots, scale.QuantityDecimals, text[used..], trimZeros: true);
        text[used++] = (byte)':';
        return used;
    }
}
