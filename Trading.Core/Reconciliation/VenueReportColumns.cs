// The columns of a venue report, and which record has which.
using System;

namespace Trading.Core.Reconciliation;

/// <summary>The columns in the order of the header.</summary>
internal enum VenueColumn : byte
{
    Record = 0,
    ClientOrderId,
    VenueOrderId,
    ExecutionId,
    Symbol,
    Side,
    Price,
    Quantity,
    Leaves,
    Filled,
    AveragePrice,
    State,
    Liquidity,
    Item,
    Amount,
    Currency,
    FirstSequence,
    LastSequence,
    VenueTime,
    UtcTime,
}

/// <summary>Names, and a letter a record and column: R required, o optional, - absent.</summary>
internal static class VenueReportColumns
{
    public const int Count = (int)VenueColumn.UtcTime + 1;

    public const string Header =
        "record,client_order_id,venue_order_id,execution_id,symbol,side,price,quantity,leaves,filled,average_price,state,liquidity,item,amount,currency,first_sequence,last_sequence,venue_time,utc_time";

    private static readonly string[] Names = Header.Split(',');

    public static string NameOf(VenueColumn column) => Names[(int)column];

    public static string Of(VenueRecord record) => record switch
    {
        //                       r c v e s S p q l f a t L i $ € 1 n v u
        VenueRecord.Order =>    "RoR-RRRRRRoR------oo",
        VenueRecord.Fill =>     "RooRRRRR----o-oo--Ro",
        VenueRecord.Position => "R---R--R----------oo",
        VenueRecord.Cash =>     "R------------RRR--oo",
        VenueRecord.Sequence => "R------R-----R--RRoo",
        VenueRecord.End =>      "R------R-----o------",
        _ => "",
    };

    public static VenueRecord RecordOf(ReadOnlySpan<byte> word)
    {
        if (word.SequenceEqual("order"u8)) return VenueRecord.Order;
        if (word.SequenceEqual("fill"u8)) return VenueRecord.Fill;
        if (word.SequenceEqual("position"u8)) return VenueRecord.Position;
        if (word.SequenceEqual("cash"u8)) return VenueRecord.Cash;
        if (word.SequenceEqual("sequence"u8)) return VenueRecord.Sequence;
        return word.SequenceEqual("end"u8) ? VenueRecord.End : VenueRecord.None;
    }
}
