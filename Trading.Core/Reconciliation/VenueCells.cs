// The cells of one line of a venue report, read strictly: the first fault of the line is kept.
using System;
using System.Buffers.Text;
using System.Text;
using Trading.Core.Domain;

namespace Trading.Core.Reconciliation;

/// <summary>Typed access to the cells of a line. After a fault every further answer is a default and the fault stands.</summary>
internal ref struct VenueCells(ReadOnlySpan<byte> line, int number)
{
    private const int FoundMax = 40;
    private const string Digits = "digits, at most 18446744073709551615";
    private readonly ReadOnlySpan<byte> line = line;

    public VenueReportFault? Fault { get; private set; }

    /// <summary>The bytes of a cell; the line has been counted to hold it.</summary>
    public readonly ReadOnlySpan<byte> Raw(VenueColumn column)
    {
        ReadOnlySpan<byte> rest = line;
        for (int i = 0; i < (int)column; i++) rest = rest[(rest.IndexOf((byte)',') + 1)..];
        int end = rest.IndexOf((byte)',');
        return end < 0 ? rest : rest[..end];
    }

    public readonly bool IsEmpty(VenueColumn column) => Raw(column).IsEmpty;

    /// <summary>Holds the filled cells to those that the record has.</summary>
    public void Require(string letters)
    {
        for (int i = 0; i < letters.Length && Fault is null; i++)
        {
            var column = (VenueColumn)i;
            if (letters[i] == 'R' && IsEmpty(column)) Fail(VenueFaultCode.Missing, column, "a value");
            if (letters[i] == '-' && !IsEmpty(column)) Fail(VenueFaultCode.Unexpected, column, "an empty cell in this record");
        }
    }

    public ulong Identifier(VenueColumn column)
    {
        if (IsEmpty(column)) return 0;
        ReadOnlySpan<byte> cell = Raw(column);
        if (cell.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0) return Fail<ulong>(VenueFaultCode.Number, column, Digits);
        if (!Utf8Parser.TryParse(cell, out ulong value, out int read) || read != cell.Length) return Fail<ulong>(VenueFaultCode.Overflow, column, Digits);
        return value != 0 ? value : Fail<ulong>(VenueFaultCode.Number, column, "1 or more, or an empty cell");
    }

    /// <summary>A multiple of 10^-decimals within a range.</summary>
    public long Number(VenueColumn column, int decimals, long min, long max)
    {
        ReadOnlySpan<byte> cell = Raw(column);
        if (cell.IsEmpty) return 0;
        string allowed = $"a number with {decimals} decimals at most";
        DecimalStatus status = cell.IndexOfAny((byte)'e', (byte)'E') >= 0 ? DecimalStatus.NotANumber : DecimalText.TryRead(cell, decimals, out _, out _);
        if (status == DecimalStatus.NotANumber) return Fail<long>(VenueFaultCode.Number, column, allowed);
        if (status == DecimalStatus.OffScale) return Fail<long>(VenueFaultCode.OffScale, column, allowed);
        if (status == DecimalStatus.Overflow) return Fail<long>(VenueFaultCode.Overflow, column, "a number within 64 bits");
        DecimalText.TryRead(cell, decimals, out long value, out _);
        return value >= min && value <= max ? value : Fail<long>(VenueFaultCode.Number, column, "a number within the range of its column");
    }

    /// <summary>Index of the word in a list of words, from 0; an empty cell is -1.</summary>
    public int Word(VenueColumn column, string words)
    {
        ReadOnlySpan<byte> cell = Raw(column);
        if (cell.IsEmpty) return -1;
        string found = Encoding.ASCII.GetString(cell);
        int index = Array.IndexOf(words.Split(' '), found);
        return index >= 0 ? index : Fail(VenueFaultCode.UnknownWord, column, "one of " + words, -1);
    }

    public Instrument Instrument(ReconciliationAccount account)
    {
        if (IsEmpty(VenueColumn.Symbol)) return default;
        bool parsed = Symbol.TryParse(Encoding.ASCII.GetString(Raw(VenueColumn.Symbol)), out Symbol symbol);
        Instrument? found = parsed ? account.Find(symbol) : null;
        return found ?? Fail<Instrument>(VenueFaultCode.UnknownSymbol, VenueColumn.Symbol, "a symbol of the journal");
    }

    public void Currency(ReconciliationAccount account)
    {
        if (!IsEmpty(VenueColumn.Currency) && Encoding.ASCII.GetString(Raw(VenueColumn.Currency)) != account.Currency)
            Fail(VenueFaultCode.WrongCurrency, VenueColumn.Currency, account.Currency);
    }

    public Nanos? VenueTime()
    {
        const long nanosPerDay = 86_400 * Nanos.PerSecond;
        if (IsEmpty(VenueColumn.VenueTime)) return null;
        return new Nanos(Number(VenueColumn.VenueTime, 0, 0, nanosPerDay - 1));
    }

    public long? UtcTime()
    {
        if (IsEmpty(VenueColumn.UtcTime)) return null;
        return UtcText.TryRead(Raw(VenueColumn.UtcTime), out long unixNanos)
            ? unixNanos
            : Fail<long>(VenueFaultCode.Time, VenueColumn.UtcTime, "YYYY-MM-DDTHH:MM:SS.nnnnnnnnnZ");
    }

    public void Fail(VenueFaultCode code, VenueColumn column, string allowed)
    {
        if (Fault is not null) return;
        ReadOnlySpan<byte> cell = Raw(column);
        string found = cell.IsEmpty ? "nothing" : Encoding.ASCII.GetString(cell[..Math.Min(cell.Length, FoundMax)]);
        Fault = new VenueReportFault(number, code, VenueReportColumns.NameOf(column), found, allowed);
    }

    private T Fail<T>(VenueFaultCode code, VenueColumn column, string allowed, T fallback = default)
        where T : struct
    {
        Fail(code, column, allowed);
        return fallback;
    }
}
