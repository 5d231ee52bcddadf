// The decoder's fields, its refusals, and what the directory learns, on messages small enough to check by eye.
using System;
using System.Globalization;
using Trading.Core.Domain;
using Trading.Core.MarketData;
using Xunit;

namespace Trading.Tests.Unit;

public sealed class ItchDecoderTests
{
    private const string FiftyOneBytes = "41414141414141414141414141414141414141414141414141" + "4141414141414141414141414141414141414141414141414141";

    private static readonly Symbol Goog = Parse("GOOG");
    private static readonly Symbol Msft = Parse("MSFT");

    [Fact]
    public void A_message_of_each_market_kind_comes_out_with_exactly_its_fields()
    {
        var decoder = new ItchDecoder(new InstrumentDirectory([Msft, Goog]));
        ItchHeader head = new(7, 9, new Nanos(34_200_000_000_123));
        MarketUpdate Blank(MarketUpdateKind kind) => new() { Kind = kind, Instrument = new InstrumentId(1), VenueTime = head.Timestamp };

        MarketUpdate add = Blank(MarketUpdateKind.Add);
        (add.Side, add.OrderReference, add.Quantity, add.Price) = (Side.Sell, 1UL << 40, new Quantity(300), new Price(5_802_300));
        Assert.Equal(add, Decode(decoder, new ItchMessage.AddOrder(head, 1UL << 40, (byte)'S', 300, Goog, 5_802_300)));
        Assert.Equal(add, Decode(decoder, new ItchMessage.AddOrderMpid(head, 1UL << 40, (byte)'S', 300, Goog, 5_802_300, 0x41424344)));

        MarketUpdate execute = Blank(MarketUpdateKind.Execute);
        (execute.OrderReference, execute.Quantity, execute.NewOrderReference, execute.Flags) = (5, new Quantity(10), 77, MarketUpdateFlags.Printable);
        Assert.Equal(execute, Decode(decoder, new ItchMessage.OrderExecuted(head, 5, 10, 77)));

        execute.Kind = MarketUpdateKind.ExecuteAtPrice;
        (execute.Price, execute.Flags) = (new Price(123), MarketUpdateFlags.None);
        Assert.Equal(execute, Decode(decoder, new ItchMessage.OrderExecutedWithPrice(head, 5, 10, 77, (byte)'N', 123)));

        MarketUpdate reduce = Blank(MarketUpdateKind.Reduce);
        (reduce.OrderReference, reduce.Quantity) = (5, new Quantity(10));
        Assert.Equal(reduce, Decode(decoder, new ItchMessage.OrderCancel(head, 5, 10)));

        MarketUpdate delete = Blank(MarketUpdateKind.Delete);
        delete.OrderReference = ulong.MaxValue;
        Assert.Equal(delete, Decode(decoder, new ItchMessage.OrderDelete(head, ulong.MaxValue)));

        MarketUpdate replace = Blank(MarketUpdateKind.Replace);
        (replace.OrderReference, replace.NewOrderReference, replace.Quantity, replace.Price) = (5, 6, new Quantity(uint.MaxValue), new Price(int.MaxValue));
        Assert.Equal(replace, Decode(decoder, new ItchMessage.OrderReplace(head, 5, 6, uint.MaxValue, int.MaxValue)));

        MarketUpdate trade = Blank(MarketUpdateKind.Trade);
        (trade.Quantity, trade.Price, trade.NewOrderReference, trade.Flags) = (new Quantity(10), new Price(99), 78, MarketUpdateFlags.Printable);
        Assert.Equal(trade, Decode(decoder, new ItchMessage.Trade(head, 0, (byte)'B', 10, Goog, 99, 78)));

        trade.Kind = MarketUpdateKind.Cross;
        trade.Quantity = new Quantity(1L << 33);
        Assert.Equal(trade, Decode(decoder, new ItchMessage.CrossTrade(head, 1UL << 33, Goog, 99, 78, (byte)'O')));

        MarketUpdate halt = Blank(MarketUpdateKind.TradingStatus);
        halt.Detail = (byte)'H';
        Assert.Equal(halt, Decode(decoder, new ItchMessage.TradingAction(head, Goog, (byte)'H', 0, 0)));
        Assert.Equal(halt with { Kind = MarketUpdateKind.OperationalHalt }, Decode(decoder, new ItchMessage.OperationalHalt(head, Goog, (byte)'Q', (byte)'H')));
        Assert.Equal(Blank(MarketUpdateKind.Informational), Decode(decoder, new ItchMessage.OperationalHalt(head, Goog, (byte)'X', (byte)'H')));
        Assert.Equal(Blank(MarketUpdateKind.ShortSaleRestriction) with { Detail = (byte)'1' }, Decode(decoder, new ItchMessage.RegSho(head, Goog, (byte)'1')));
        Assert.Equal(Blank(MarketUpdateKind.CircuitBreaker) with { Detail = (byte)'2', Instrument = InstrumentId.None }, Decode(decoder, new ItchMessage.MwcbStatus(head, (byte)'2')));
        Assert.Equal(
            Blank(MarketUpdateKind.AuctionCollar) with { Price = new Price(100), OrderReference = 110, NewOrderReference = 90, Quantity = new Quantity(3) },
            Decode(decoder, new ItchMessage.LuldAuctionCollar(head, Goog, 100, 110, 90, 3)));
        Assert.Equal(
            Blank(MarketUpdateKind.IpoQuoting) with { Price = new Price(100), OrderReference = 36_000_000_000_000, Detail = (byte)'A' },
            Decode(decoder, new ItchMessage.IpoQuotingPeriod(head, Goog, 36_000, (byte)'A', 100)));
        Assert.Equal(Blank(MarketUpdateKind.BrokenTrade) with { NewOrderReference = 4 }, Decode(decoder, new ItchMessage.BrokenTrade(head, 4)));
    }

    [Theory]
    [InlineData('A', 19, "58")] // side X
    [InlineData('A', 32, "80000000")] // price 2^31
    [InlineData('A', 5, "4E94914F0000")] // 24:00:00.000000000
    [InlineData('A', 24, "00")] // a symbol that opens with NUL
    [InlineData('C', 31, "3F")] // printable ?
    [InlineData('H', 19, "5A")] // trading state Z
    [InlineData('Q', 11, "8000000000000000")] // 2^63 shares
    public void Impossible_fields_are_refused_and_counted(char type, int offset, string hex)
    {
        byte[] message = new byte[Itch50.LengthOf((byte)type)];
        message[0] = (byte)type;
        int symbolAt = type switch { 'A' => 24, 'H' => 11, 'Q' => 19, _ => -1 };
        if (symbolAt > 0) Goog.WriteTo(message.AsSpan(symbolAt));
        if (type == 'A') message[19] = (byte)'B';
        if (type == 'C') message[31] = (byte)'Y';
        if (type == 'H') message[19] = (byte)'T';
        Assert.Equal(DecodeStatus.Ok, new ItchDecoder(new InstrumentDirectory([Goog])).Decode(message, out _));

        var decoder = new ItchDecoder(new InstrumentDirectory([Goog]));
        Convert.FromHexString(hex).CopyTo(message, offset);
        Assert.Equal(DecodeStatus.InvalidField, decoder.Decode(message, out MarketUpdate update));
        Assert.Equal(MarketUpdateKind.Informational, update.Kind);
        Assert.Equal(1, decoder.Counters.Of(DecodeStatus.InvalidField));
    }

    [Fact]
    public void The_directory_keeps_the_first_of_two_claims_and_tells_what_it_learned_too_late()
    {
        var directory = InstrumentDirectory.TrackAll(2);
        var decoder = new ItchDecoder(directory);
        ItchHeader At(ushort locate) => new(locate, 0, new Nanos(1));
        ItchMessage.AddOrder Add(ushort locate, Symbol symbol) => new(At(locate), 1, (byte)'B', 1, symbol, 1);

        Assert.Equal(InstrumentId.None, Decode(decoder, new ItchMessage.OrderDelete(At(3), 1)).Instrument);
        Assert.Equal(InstrumentId.None, Decode(decoder, new ItchMessage.BrokenTrade(At(3), 1)).Instrument);
        MarketUpdate late = Decode(decoder, Add(3, Goog));
        Assert.Equal((new InstrumentId(0), MarketUpdateFlags.LateResolution), (late.Instrument, late.Flags));
        Assert.Equal(1, directory.MissedOrderEvents(late.Instrument));
        Assert.Equal(MarketUpdateFlags.None, Decode(decoder, Add(3, Goog)).Flags);

        Assert.Equal(new InstrumentId(0), Decode(decoder, Add(3, Msft), DecodeStatus.SymbolConflict).Instrument);
        Decode(decoder, Add(4, Goog), DecodeStatus.SymbolConflict);
        Assert.Equal((2, 3), (directory.Conflicts, directory.LocateOf(new InstrumentId(0))));
        Assert.Equal(InstrumentId.None, Decode(decoder, new ItchMessage.OrderDelete(At(4), 1)).Instrument);

        Assert.Equal(new InstrumentId(1), Decode(decoder, new ItchMessage.Rpii(At(5), Msft, (byte)'A')).Instrument);
        Assert.Equal(InstrumentId.None, Decode(decoder, Add(6, Parse("AAPL"))).Instrument);
        Assert.Equal((2, 1L, "MSFT"), (directory.Count, directory.CapacityExceeded, directory.SymbolOf(new InstrumentId(1)).ToString()));
    }

    [Theory]
    [InlineData("00", "TruncatedTail@1 End@1")]
    [InlineData("0000" + "000141", "ZeroLength@2 Message@5 End@5")]
    [InlineData("0003" + "4142", "TruncatedTail@4 End@4")]
    [InlineData("0033" + FiftyOneBytes + "000141" + "FFFF41", "ImpossibleLength@53 Message@56 ImpossibleLength@59 End@59")]
    public void The_framer_names_every_damage_and_goes_on_behind_it(string hex, string expected)
    {
        var framer = new TapeFramer(Convert.FromHexString(hex));
        string seen = "";
        FrameStatus status;
        do
        {
            status = framer.Next(out _);
            seen += string.Create(CultureInfo.InvariantCulture, $"{status}@{framer.Position} ");
        }
        while (status != FrameStatus.End);
        Assert.Equal(expected, seen.TrimEnd());
    }

    private static MarketUpdate Decode<TMessage>(ItchDecoder decoder, TMessage message, DecodeStatus expected = DecodeStatus.Ok)
        where TMessage : struct, IItchMessage<TMessage>
    {
        byte[] bytes = new byte[Itch50.LengthOf(TMessage.WireType)];
        message.Write(bytes);
        Assert.Equal(expected, decoder.Decode(bytes, out MarketUpdate update));
        return update;
    }

    private static Symbol Parse(string text)
    {
        Assert.True(Symbol.TryParse(text, out Symbol symbol));
        return symbol;
    }
}
