// The first records of a journal: whose it is, so that whoever reads it later needs no other file.
using System;
using System.Buffers.Binary;
using System.Text;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Journal;
using Trading.Core.Positions;

namespace Trading.Core.Pipeline;

/// <summary>What a record of type Configuration tells; its first byte.</summary>
public enum SessionRecordKind : byte
{
    None = 0,

    /// <summary>One instrument with its scales.</summary>
    Instrument = 1,

    /// <summary>Currency and fees.</summary>
    Account = 2,

    /// <summary>SHA-256 of the limits.</summary>
    Limits = 3,
}

/// <summary>Writes and reads the payloads of <see cref="JournalRecordType.Configuration"/>; byte layouts in docs/formats/journal.md. Cold.</summary>
public static class SessionRecords
{
    public const string UsDollar = "USD";
    public const int InstrumentLength = 40;
    public const int AccountLength = 32;
    public const int LimitsLength = 8 + JournalDigest.Length;

    /// <summary>Appends what a session starts with, before its first input.</summary>
    public static void Write(JournalWriter journal, ReadOnlySpan<Instrument> instruments, in FeeSchedule fees, string currency, in JournalDigest limits)
    {
        Span<byte> payload = stackalloc byte[InstrumentLength];
        foreach (ref readonly Instrument instrument in instruments)
        {
            WriteInstrument(payload, in instrument);
            Append(journal, payload);
        }
        WriteAccount(payload[..AccountLength], in fees, currency);
        Append(journal, payload[..AccountLength]);
        payload.Clear();
        payload[0] = (byte)SessionRecordKind.Limits;
        limits.Write(payload[8..]);
        Append(journal, payload[..LimitsLength]);
    }

    /// <summary>What the payload tells; None when it is none of these or has the wrong length.</summary>
    public static SessionRecordKind KindOf(ReadOnlySpan<byte> payload) => payload.IsEmpty ? SessionRecordKind.None : (SessionRecordKind)payload[0] switch
    {
        SessionRecordKind.Instrument when payload.Length == InstrumentLength => SessionRecordKind.Instrument,
        SessionRecordKind.Account when payload.Length == AccountLength => SessionRecordKind.Account,
        SessionRecordKind.Limits when payload.Length == LimitsLength => SessionRecordKind.Limits,
        _ => SessionRecordKind.None,
    };

    public static Instrument ReadInstrument(ReadOnlySpan<byte> payload) => new(
        new InstrumentId(BinaryPrimitives.ReadInt32LittleEndian(payload[4..])), Symbol.FromWire(payload.Slice(8, Symbol.Length)), payload[1],
        BinaryPrimitives.ReadInt64LittleEndian(payload[16..]), BinaryPrimitives.ReadInt64LittleEndian(payload[24..]), BinaryPrimitives.ReadInt64LittleEndian(payload[32..]));

    public static FeeSchedule ReadFees(ReadOnlySpan<byte> payload) => new(
        BinaryPrimitives.ReadInt64LittleEndian(payload[8..]), BinaryPrimitives.ReadInt64LittleEndian(payload[16..]), BinaryPrimitives.ReadInt64LittleEndian(payload[24..]));

    public static string ReadCurrency(ReadOnlySpan<byte> payload) => Encoding.ASCII.GetString(payload.Slice(1, 3));

    public static JournalDigest ReadLimits(ReadOnlySpan<byte> payload) => JournalDigest.Read(payload[8..]);

    private static void WriteInstrument(Span<byte> payload, in Instrument instrument)
    {
        payload.Clear();
        payload[0] = (byte)SessionRecordKind.Instrument;
        payload[1] = (byte)instrument.PriceDecimals;
        BinaryPrimitives.WriteInt32LittleEndian(payload[4..], instrument.Id.Value);
        instrument.Symbol.WriteTo(payload[8..]);
        BinaryPrimitives.WriteInt64LittleEndian(payload[16..], instrument.PriceIncrementTicks);
        BinaryPrimitives.WriteInt64LittleEndian(payload[24..], instrument.LotSize);
        BinaryPrimitives.WriteInt64LittleEndian(payload[32..], instrument.TickLotMicros);
    }

    private static void WriteAccount(Span<byte> payload, in FeeSchedule fees, string currency)
    {
        Invariant.That(currency.Length == 3, "a currency has three letters");
        payload.Clear();
        payload[0] = (byte)SessionRecordKind.Account;
        Encoding.ASCII.GetBytes(currency, payload[1..]);
        BinaryPrimitives.WriteInt64LittleEndian(payload[8..], fees.MakerMicrosPerLot);
        BinaryPrimitives.WriteInt64LittleEndian(payload[16..], fees.TakerMicrosPerLot);
        BinaryPrimitives.WriteInt64LittleEndian(payload[24..], fees.SellNanosPerUnit);
    }

    private static void Append(JournalWriter journal, ReadOnlySpan<byte> payload) =>
        Invariant.That(journal.Append(JournalRecordType.Configuration, default, default, payload) == JournalStatus.Ok, "a journal begins with room for its session records");
}
