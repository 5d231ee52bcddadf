// Real captures through decoder and synchroniser: the exchange's own best bids and offers, allocations, and damage.
using System;
using System.Collections.Generic;
using System.Linq;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.MarketData.Binance;
using Trading.Core.MarketData.Depth;
using Trading.Tests.Support;
using Trading.Tests.Support.Depth;
using Xunit;

namespace Trading.Tests.Integration.Depth;

public sealed class RealCaptureTests
{
    private const string Usdm = "binance/usdm_btcusdt_20240808.gz";
    private const string Spot = "binance/spot_btcusdt_20240808.gz";
    private const string SpotNext = "binance/spot_btcusdt_20240809.gz";

    // Spot: two tickers were conflated away by the exchange.
    [DataTheory(Usdm, Spot, SpotNext)]
    [InlineData(6545, 6545, Usdm)]
    [InlineData(6490, 6492, Spot, SpotNext)]
    public void After_each_event_the_touch_is_the_last_book_ticker_s_and_nothing_was_allocated(int equal, int compared, params string[] files)
    {
        List<byte[]> lines = files.SelectMany(file => BookTickers.Lines(SharedData.Path(file))).ToList();
        var tickers = new BookTickers(lines);
        Run(lines, null); // warms up
        int same = 0, all = 0;
        long allocated = Run(lines, (scale, book, isDiff) =>
        {
            if (!isDiff) return;
            all++;
            if (Touch(book.Book, scale) == tickers.At(book.LastId)) same++;
        });
        Assert.Equal((equal, compared), (same, all));
        Assert.Equal(0, allocated);
    }

    [DataFact(Usdm)]
    public void Damaged_lines_never_throw_and_never_leave_a_crossed_book_live()
    {
        List<byte[]> lines = BookTickers.Lines(SharedData.Path(Usdm)).Where(line => line.AsSpan().IndexOf("depth"u8) >= 0 || line.AsSpan().IndexOf("lastUpdateId"u8) >= 0).Take(1500).ToList();
        var decoder = new BinanceDepthDecoder(new SymbolList("BTCUSDT"), 2000);
        var book = Synchroniser();
        ulong bits = 20_240_808;
        for (int i = 0; i < lines.Count; i++)
        {
            byte[] line = lines[i].ToArray();
            bits = BookHash.Mix(bits, (ulong)i);
            if (bits % 5 == 0) line[(int)((bits >> 8) % (ulong)line.Length)] = (byte)(bits >> 40);
            if (bits % 7 == 0) line = line[..(int)((bits >> 16) % (ulong)line.Length)];
            if (!CaptureLine.TrySplit(line, out _, out ReadOnlySpan<byte> message)) continue;
            DepthDecodeStatus status = decoder.Decode(message, out DepthUpdate update);
            if (status.IsFailure()) book.Doubt(DepthStaleReason.Malformed);
            else if (status == DepthDecodeStatus.Ok) book.Apply(in update);
            Assert.False(book.IsLive && book.Book.IsCrossed);
        }
        Assert.True(decoder.Of(DepthDecodeStatus.Malformed) > 100);
    }

    private delegate void Look(DecimalScale scale, DepthSynchroniser book, bool isDiff);

    // Bytes allocated by decoding and applying alone.
    private static long Run(List<byte[]> lines, Look? look)
    {
        var decoder = new BinanceDepthDecoder(new SymbolList("BTCUSDT"), 2000);
        var book = Synchroniser();
        long allocated = 0;
        foreach (byte[] line in lines)
        {
            AllocationProbe probe = AllocationProbe.Start();
            Assert.True(CaptureLine.TrySplit(line, out _, out ReadOnlySpan<byte> message));
            DepthDecodeStatus status = decoder.Decode(message, out DepthUpdate update);
            DepthAction action = status == DepthDecodeStatus.Ok ? book.Apply(in update).Action : DepthAction.Dropped;
            allocated += probe.Bytes;
            if (action == DepthAction.Applied) look?.Invoke(update.Scale, book, update.Kind == DepthKind.Diff);
        }
        Assert.True(book.IsLive);
        return allocated;
    }

    private static DepthSynchroniser Synchroniser() => new(new DepthSynchroniserOptions { Sequence = SequenceRule.Binance });

    private static string Touch(PriceLevelBook book, DecimalScale scale)
    {
        DepthLevel bid = book.BestBid, ask = book.BestAsk;
        return string.Join(' ', DepthScript.Text(bid.Price.Ticks, scale.PriceDecimals), DepthScript.Text(bid.Quantity.Lots, scale.QuantityDecimals),
            DepthScript.Text(ask.Price.Ticks, scale.PriceDecimals), DepthScript.Text(ask.Quantity.Lots, scale.QuantityDecimals));
    }
}
