// The checksums against the examples that the venues publish.
using System;
using System.Linq;
using System.Text;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.MarketData.Depth;
using Xunit;

namespace Trading.Tests.Unit.Depth;

public sealed class BookChecksumTests
{
    // Kraken: "Book checksum", WebSocket v1 and v2 guides. OKX: API v5, "Checksum", one example with sides of equal length and one without.
    [Theory]
    [InlineData(ChecksumRule.Kraken, 5, 8, 974947235u,
        "0.05000 0.04995 0.04990 0.04980 0.04975 0.04970 0.04965 0.04960 0.04955 0.04950", "0.00000500 x10",
        "0.05005 0.05010 0.05015 0.05020 0.05025 0.05030 0.05035 0.05040 0.05045 0.05050", "0.00000500 x10")]
    [InlineData(ChecksumRule.Kraken, 1, 8, 3310070434u,
        "45283.5 45283.4 45282.1 45281.0 45280.3 45279.0 45277.6 45277.5 45277.3 45276.6", "0.10000000 1.54582015 0.10000000 0.10000000 1.54592586 0.07990000 0.03310103 0.30000000 1.54602737 0.15445238",
        "45285.2 45286.4 45286.6 45289.6 45290.2 45291.8 45294.7 45296.1 45297.5 45299.5", "0.00100000 1.54571953 1.54571109 1.54560911 0.15890660 1.54553491 0.04454749 0.35380000 0.09945542 0.18772827")]
    [InlineData(ChecksumRule.Okx, 1, 0, unchecked((uint)-1881014294), "3366.1 3366", "7 6", "3366.8 3368", "9 8")]
    [InlineData(ChecksumRule.Okx, 2, 3, 831078360u, "3366.1", "7", "3366.8 3368 3372", "9 8 8")]
    public void A_published_example_gives_the_published_checksum(ChecksumRule rule, int priceDecimals, int sizeDecimals, uint expected, string bids, string bidSizes, string asks, string askSizes)
    {
        var scale = new DecimalScale(priceDecimals, sizeDecimals);
        var book = new PriceLevelBook(20);
        Assert.Equal(SnapshotStatus.Loaded, book.TryLoad(Levels(bids, bidSizes, scale), Levels(asks, askSizes, scale)));
        Assert.Equal(expected, BookChecksum.Compute(rule, book, scale));
        Assert.Equal(0xCBF43926u, Crc32.Compute("123456789"u8));
    }

    private static LevelUpdate[] Levels(string prices, string sizes, DecimalScale scale)
    {
        string[] size = sizes.Contains('x') ? Enumerable.Repeat(sizes.Split(' ')[0], 10).ToArray() : sizes.Split(' ');
        return prices.Split(' ').Zip(size, (p, s) => new LevelUpdate(new Price(Read(p, scale.PriceDecimals)), new Quantity(Read(s, scale.QuantityDecimals)))).ToArray();
    }

    private static long Read(string text, int scale)
    {
        Assert.Equal(DecimalStatus.Ok, DecimalText.TryRead(Encoding.ASCII.GetBytes(text), scale, out long value, out _));
        return value;
    }
}
