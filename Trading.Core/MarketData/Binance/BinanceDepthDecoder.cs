// Decodes the depth messages of Binance's spot and USD-M futures feeds.
using System;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.MarketData.Depth;
using Trading.Core.MarketData.Json;

namespace Trading.Core.MarketData.Binance;

/// <summary>JSON of diff-depth streams (<c>depthUpdate</c>) and of REST snapshots (<c>lastUpdateId, bids, asks</c>) into <see cref="DepthUpdate"/>.</summary>
/// <remarks>One owner thread; no allocation, no exceptions. A message is given whole or not at all. Scales are given, or learned: an instrument's first depth
/// message sets them by the decimals it is written with, a later snapshot may raise them, and more digits in a diff are <see cref="DepthDecodeStatus.OffScale"/>.
/// A REST snapshot names no symbol: it is taken for the only tracked instrument. Partial-depth streams (<c>@depth20</c>) are ignored: they hold no diffs.
/// Source: Binance API documentation, "How to manage a local order book correctly", spot and USD-M.</remarks>
[HotPath]
public sealed class BinanceDepthDecoder
{
    private readonly SymbolList symbols;
    private readonly DecimalScale[] scales;
    private readonly bool[] scaleKnown;
    private readonly bool scaleFixed;
    private readonly LevelUpdate[] bids;
    private readonly LevelUpdate[] asks;
    private readonly long[] byStatus = new long[DepthDecodeStatuses.Count];

    /// <param name="symbols">What is tracked; instrument ids are indices of it.</param>
    /// <param name="levelCapacity">Most levels a side of one message.</param>
    /// <param name="scale">The instruments' scale, or null to learn each.</param>
    public BinanceDepthDecoder(SymbolList symbols, int levelCapacity, DecimalScale? scale = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(levelCapacity, 1);
        if (scale is { IsValid: false }) throw new ArgumentOutOfRangeException(nameof(scale));
        this.symbols = symbols;
        scaleFixed = scale is not null;
        scales = new DecimalScale[symbols.Count];
        scaleKnown = new bool[symbols.Count];
        Array.Fill(scales, scale ?? default);
        Array.Fill(scaleKnown, scaleFixed);
        bids = new LevelUpdate[levelCapacity];
        asks = new LevelUpdate[levelCapacity];
    }

    /// <summary>Messages by outcome.</summary>
    public long Of(DepthDecodeStatus status) => byStatus[(int)status];

    /// <summary>The instrument's scale; zero decimals until a message has told it.</summary>
    public DecimalScale ScaleOf(InstrumentId instrument) => scales[instrument.Value];

    /// <summary>Decodes one message. On a failure the update names the instrument concerned, or None when it may be any.</summary>
    public DepthDecodeStatus Decode(ReadOnlySpan<byte> message, out DepthUpdate update)
    {
        DepthDecodeStatus status = Read(message, out update);
        byStatus[(int)status]++;
        return status;
    }

    private DepthDecodeStatus Read(ReadOnlySpan<byte> message, out DepthUpdate update)
    {
        update = default;
        update.Instrument = InstrumentId.None;
        BinanceFields fields = default;
        if (!fields.TryRead(message)) return DepthDecodeStatus.Malformed;
        bool isDiff = fields.Event.SequenceEqual("depthUpdate"u8);
        if (!isDiff && fields.SnapshotId < 0 || IsPartialStream(fields.Stream)) return DepthDecodeStatus.Ignored;
        DepthDecodeStatus whose = Attribute(in fields, isDiff, ref update);
        if (whose != DepthDecodeStatus.Ok) return whose;
        if (!TryHeader(in fields, isDiff, ref update)) return DepthDecodeStatus.Malformed;
        return ReadLevels(in fields, ref update);
    }

    // "btcusdt@depth", "btcusdt@depth@100ms" carry diffs; "btcusdt@depth20" and "btcusdt@depth20@100ms" the best levels only.
    private static bool IsPartialStream(ReadOnlySpan<byte> stream)
    {
        int at = stream.IndexOf("@depth"u8);
        if (at < 0) return false;
        ReadOnlySpan<byte> rest = stream[(at + "@depth"u8.Length)..];
        return rest.Length > 0 && rest[0] is >= (byte)'0' and <= (byte)'9';
    }

    private DepthDecodeStatus Attribute(in BinanceFields fields, bool isDiff, ref DepthUpdate update)
    {
        ReadOnlySpan<byte> symbol = fields.Symbol;
        if (symbol.Length == 0 && fields.Stream.IndexOf((byte)'@') is > 0 and int end) symbol = fields.Stream[..end];
        if (symbol.Length > 0) update.Instrument = symbols.Find(symbol);
        else if (isDiff) return DepthDecodeStatus.Malformed;
        else if (symbols.Count > 1) return DepthDecodeStatus.Unattributed;
        else update.Instrument = new InstrumentId(0);
        return update.Instrument.IsTracked ? DepthDecodeStatus.Ok : DepthDecodeStatus.OtherInstrument;
    }

    private static bool TryHeader(in BinanceFields fields, bool isDiff, ref DepthUpdate update)
    {
        update.Kind = isDiff ? DepthKind.Diff : DepthKind.Snapshot;
        update.FirstId = isDiff ? fields.FirstId : fields.SnapshotId;
        update.LastId = isDiff ? fields.LastId : fields.SnapshotId;
        update.PreviousId = isDiff ? fields.PreviousId : DepthUpdate.NoPreviousId;
        bool hasLevels = fields.Bids.Length > 0 && fields.Asks.Length > 0;
        return hasLevels && !fields.IsContradictory && update.FirstId >= 0 && update.LastId >= update.FirstId && update.PreviousId <= update.LastId;
    }

    private DepthDecodeStatus ReadLevels(in BinanceFields fields, ref DepthUpdate update)
    {
        int id = update.Instrument.Value;
        DecimalScale written = default;
        DepthDecodeStatus status = ReadSides(in fields, scales[id], ref written, ref update);
        bool sawLevels = update.Bids.Length + update.Asks.Length > 0 && (status is DepthDecodeStatus.Ok or DepthDecodeStatus.OffScale);
        if (sawLevels && !scaleFixed && (!scaleKnown[id] || update.Kind == DepthKind.Snapshot))
        {
            var raised = new DecimalScale(Math.Max(scales[id].PriceDecimals, written.PriceDecimals), Math.Max(scales[id].QuantityDecimals, written.QuantityDecimals));
            if (!raised.IsValid) return DepthDecodeStatus.OffScale;
            bool again = raised != scales[id];
            scales[id] = raised;
            scaleKnown[id] = true;
            if (again) status = ReadSides(in fields, raised, ref written, ref update);
        }
        update.Scale = scales[id];
        return status;
    }

    private DepthDecodeStatus ReadSides(in BinanceFields fields, DecimalScale scale, ref DecimalScale written, ref DepthUpdate update)
    {
        DepthDecodeStatus first = ReadSide(fields.Bids, bids, scale, ref written, out int bidCount);
        DepthDecodeStatus second = ReadSide(fields.Asks, asks, scale, ref written, out int askCount);
        update.Bids = bids.AsSpan(0, bidCount);
        update.Asks = asks.AsSpan(0, askCount);
        return first is DepthDecodeStatus.Ok or DepthDecodeStatus.OffScale && second != DepthDecodeStatus.Ok ? second : first;
    }

    // Goes on after an off-scale level, so that the decimals of the whole message are known.
    private static DepthDecodeStatus ReadSide(ReadOnlySpan<byte> json, Span<LevelUpdate> levels, DecimalScale scale, ref DecimalScale written, out int count)
    {
        count = 0;
        var scanner = new JsonScanner(json);
        scanner.Next();
        DepthDecodeStatus side = DepthDecodeStatus.Ok;
        while (true)
        {
            JsonToken token = scanner.Next();
            if (token == JsonToken.ArrayEnd) return side;
            if (token != JsonToken.ArrayStart) return DepthDecodeStatus.Malformed;
            if (count == levels.Length) return DepthDecodeStatus.TooManyLevels;
            DepthDecodeStatus level = ReadLevel(ref scanner, scale, ref written, out levels[count]);
            if (level == DepthDecodeStatus.OffScale) side = level;
            else if (level != DepthDecodeStatus.Ok) return level;
            count++;
        }
    }

    private static DepthDecodeStatus ReadLevel(ref JsonScanner scanner, DecimalScale scale, ref DecimalScale written, out LevelUpdate level)
    {
        level = default;
        if (scanner.Next() is not (JsonToken.String or JsonToken.Number)) return DepthDecodeStatus.Malformed;
        DecimalStatus price = DecimalText.TryRead(scanner.Value, scale.PriceDecimals, out long ticks, out int priceDecimals);
        if (scanner.Next() is not (JsonToken.String or JsonToken.Number)) return DepthDecodeStatus.Malformed;
        DecimalStatus quantity = DecimalText.TryRead(scanner.Value, scale.QuantityDecimals, out long lots, out int quantityDecimals);
        // Old snapshots carry an unused third element.
        for (JsonToken rest = scanner.Next(); rest != JsonToken.ArrayEnd; rest = scanner.Next())
        {
            if (!scanner.TrySkipRest(rest)) return DepthDecodeStatus.Malformed;
        }
        written = new DecimalScale(Math.Max(written.PriceDecimals, priceDecimals), Math.Max(written.QuantityDecimals, quantityDecimals));
        level = new LevelUpdate(new Price(ticks), new Quantity(lots));
        if (price == DecimalStatus.NotANumber || quantity == DecimalStatus.NotANumber) return DepthDecodeStatus.Malformed;
        if (price == DecimalStatus.OffScale || quantity == DecimalStatus.OffScale) return DepthDecodeStatus.OffScale;
        return price == DecimalStatus.Overflow || quantity == DecimalStatus.Overflow ? DepthDecodeStatus.Overflow : DepthDecodeStatus.Ok;
    }
}
