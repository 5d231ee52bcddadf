// Reads a venue's or drop copy's report strictly: every line becomes a row or a fault, and nothing throws.
using System;
using System.Text;
using Trading.Core.Domain;
using Trading.Core.Orders;

namespace Trading.Core.Reconciliation;

/// <summary>The CSV of docs/formats/venue-report.md. Pure; O(bytes).</summary>
public static class VenueReportReader
{
    public const string Header = VenueReportColumns.Header;
    public const int RowsMax = 4_000_000;
    private const int LineMax = 1024;
    private const long LotsMax = 1L << 40;
    private const long TicksMax = 1L << 40;
    private const int MoneyDecimals = 6;

    public static VenueReport Read(ReadOnlySpan<byte> file, ReconciliationAccount account)
    {
        var report = new VenueReport();
        ReadOnlySpan<byte> rest = file;
        bool whole = TakeLine(ref rest, out ReadOnlySpan<byte> header);
        if (!header.SequenceEqual(Encoding.ASCII.GetBytes(Header)))
        {
            report.Add(new VenueReportFault(1, VenueFaultCode.Header, "", Shown(header), "the header " + Header));
            return report;
        }
        VenueReportRow? end = null;
        int line = 1;
        while (!rest.IsEmpty && report.Lines < RowsMax)
        {
            whole = TakeLine(ref rest, out ReadOnlySpan<byte> text);
            line++;
            report.Lines++;
            if (end is not null) report.Add(new VenueReportFault(line, VenueFaultCode.BehindEnd, "", Shown(text), "nothing behind the end row"));
            else if (ReadLine(text, line, account, report) is { Record: VenueRecord.End } last) end = last;
        }
        if (!rest.IsEmpty) report.Add(new VenueReportFault(line + 1, VenueFaultCode.TooManyRows, "", "more rows", $"{RowsMax} rows"));
        Finish(report, end, line, whole);
        return report;
    }

    private static void Finish(VenueReport report, VenueReportRow? end, int line, bool whole)
    {
        if (end is null) report.Add(new VenueReportFault(line, VenueFaultCode.Truncated, "", whole ? "no end row" : "the end of the file inside a line", "a last row 'end' with the number of rows before it"));
        else if (end.Quantity != end.Line - 2) report.Add(new VenueReportFault(end.Line, VenueFaultCode.RowCount, "quantity", $"{end.Quantity}", $"{end.Line - 2}, the number of rows before it"));
    }

    private static bool TakeLine(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> line)
    {
        int at = rest.IndexOf((byte)'\n');
        line = at < 0 ? rest : rest[..at];
        rest = at < 0 ? default : rest[(at + 1)..];
        if (line.Length > 0 && line[^1] == (byte)'\r') line = line[..^1];
        return at >= 0;
    }

    private static VenueReportRow? ReadLine(ReadOnlySpan<byte> text, int line, ReconciliationAccount account, VenueReport report)
    {
        VenueReportFault? fault = Judge(text, line);
        if (fault is null)
        {
            VenueReportRow row = ReadRow(text, line, account, report, out fault);
            if (fault is null) fault = Enter(row, report);
            if (fault is null)
            {
                report.Rows++;
                return row;
            }
        }
        report.Add(fault);
        return null;
    }

    private static VenueReportFault? Judge(ReadOnlySpan<byte> text, int line)
    {
        if (text.Length > LineMax || text.IndexOfAnyExceptInRange((byte)' ', (byte)'~') >= 0 || text.IndexOf((byte)'"') >= 0)
            return new VenueReportFault(line, VenueFaultCode.Text, "", Shown(text), $"printable ASCII without quotes, {LineMax} bytes at most");
        int cells = text.Count((byte)',') + 1;
        return cells == VenueReportColumns.Count ? null : new VenueReportFault(line, VenueFaultCode.CellCount, "", $"{cells} cells", $"{VenueReportColumns.Count} cells");
    }

    private static VenueReportFault? Enter(VenueReportRow row, VenueReport report)
    {
        if (row.Record == VenueRecord.End) return null;
        VenueReportRow? standing = report.Add(row);
        if (standing is null) return null;
        bool same = row with { Line = standing.Line } == standing;
        return new VenueReportFault(row.Line, same ? VenueFaultCode.Repeated : VenueFaultCode.Contradicting, "", $"another row for what line {standing.Line} tells", "one row each");
    }

    private static VenueReportRow ReadRow(ReadOnlySpan<byte> text, int line, ReconciliationAccount account, VenueReport report, out VenueReportFault? fault)
    {
        var cells = new VenueCells(text, line);
        VenueRecord record = VenueReportColumns.RecordOf(cells.Raw(VenueColumn.Record));
        if (record == VenueRecord.None) cells.Fail(VenueFaultCode.UnknownRecord, VenueColumn.Record, "order, fill, position, cash, sequence or end");
        cells.Require(VenueReportColumns.Of(record));
        Instrument instrument = cells.Fault is null ? cells.Instrument(account) : default;
        bool signed = record == VenueRecord.Position;
        var row = new VenueReportRow
        {
            Line = line,
            Record = record,
            OrderId = new ClientOrderId(cells.Identifier(VenueColumn.ClientOrderId)),
            VenueId = new VenueOrderId(cells.Identifier(VenueColumn.VenueOrderId)),
            ExecutionId = cells.Identifier(VenueColumn.ExecutionId),
            Instrument = cells.IsEmpty(VenueColumn.Symbol) ? InstrumentId.None : instrument.Id,
            Side = cells.Word(VenueColumn.Side, "buy sell") == 1 ? Side.Sell : Side.Buy,
            Price = new Price(cells.Number(VenueColumn.Price, instrument.PriceDecimals, 1, TicksMax)),
            Quantity = cells.Number(VenueColumn.Quantity, 0, signed ? -LotsMax : record is VenueRecord.Order or VenueRecord.Fill ? 1 : 0, LotsMax),
            Leaves = cells.Number(VenueColumn.Leaves, 0, 0, LotsMax),
            Filled = cells.Number(VenueColumn.Filled, 0, 0, LotsMax),
            AveragePriceMicroTicks = cells.Number(VenueColumn.AveragePrice, Math.Min(instrument.PriceDecimals + 6, DecimalText.ScaleMax), 1, long.MaxValue),
            State = (VenueOrderState)(cells.Word(VenueColumn.State, "working filled cancelled rejected") + 1),
            Liquidity = (Liquidity)(cells.Word(VenueColumn.Liquidity, "maker taker") + 1),
            Item = ItemOf(ref cells, record),
            Amount = cells.IsEmpty(VenueColumn.Amount) ? null : new Money(cells.Number(VenueColumn.Amount, MoneyDecimals, long.MinValue + 1, long.MaxValue)),
            FirstSequence = cells.Identifier(VenueColumn.FirstSequence),
            LastSequence = cells.Identifier(VenueColumn.LastSequence),
            VenueTime = cells.VenueTime(),
            UtcUnixNanos = cells.UtcTime(),
        };
        cells.Currency(account);
        if (row.Amount is not null && cells.IsEmpty(VenueColumn.Currency)) cells.Fail(VenueFaultCode.Missing, VenueColumn.Currency, "the currency of the amount");
        if (record == VenueRecord.Order) RequireQuantities(row, ref cells);
        if (record == VenueRecord.Sequence && row.LastSequence < row.FirstSequence) cells.Fail(VenueFaultCode.Inconsistent, VenueColumn.LastSequence, "first_sequence or later");
        fault = cells.Fault;
        if (fault is null && record == VenueRecord.End) Cover(Encoding.ASCII.GetString(cells.Raw(VenueColumn.Item)), report);
        return row;
    }

    private static void RequireQuantities(VenueReportRow row, ref VenueCells cells)
    {
        bool ended = row.State != VenueOrderState.Working;
        if (row.Filled > row.Quantity) cells.Fail(VenueFaultCode.Inconsistent, VenueColumn.Filled, "no more than the quantity");
        if (ended ? row.Leaves != 0 : row.Leaves != row.Quantity - row.Filled || row.Leaves == 0) cells.Fail(VenueFaultCode.Inconsistent, VenueColumn.Leaves, "quantity - filled while working, 0 afterwards");
        if (row.State == VenueOrderState.Filled != (row.Filled == row.Quantity)) cells.Fail(VenueFaultCode.Inconsistent, VenueColumn.State, "filled exactly when all is filled");
        if (row.State == VenueOrderState.Rejected && row.Filled != 0) cells.Fail(VenueFaultCode.Inconsistent, VenueColumn.Filled, "0 of a rejected order");
    }

    private static VenueItem ItemOf(ref VenueCells cells, VenueRecord record)
    {
        if (cells.IsEmpty(VenueColumn.Item)) return VenueItem.None;
        if (record == VenueRecord.Cash) return (VenueItem)((int)VenueItem.Traded + cells.Word(VenueColumn.Item, "traded fees balance"));
        if (record == VenueRecord.Sequence) return (VenueItem)((int)VenueItem.Reports + cells.Word(VenueColumn.Item, "reports orders drop_copy"));
        if (record != VenueRecord.End) return VenueItem.None;
        foreach (string word in Encoding.ASCII.GetString(cells.Raw(VenueColumn.Item)).Split('+'))
        {
            VenueRecord covered = VenueReportColumns.RecordOf(Encoding.ASCII.GetBytes(word));
            if (covered is VenueRecord.None or VenueRecord.End) cells.Fail(VenueFaultCode.UnknownWord, VenueColumn.Item, "records joined by +, for example order+fill+position");
        }
        return VenueItem.None;
    }

    // Without a word of its own a report tells everything of orders, fills and positions.
    private static void Cover(string words, VenueReport report)
    {
        foreach (string word in (words.Length == 0 ? "order+fill+position" : words).Split('+'))
            report.Cover(VenueReportColumns.RecordOf(Encoding.ASCII.GetBytes(word)));
    }

    private static string Shown(ReadOnlySpan<byte> text)
    {
        const int shownMax = 40;
        if (text.IsEmpty) return "nothing";
        string found = Encoding.ASCII.GetString(text[..Math.Min(text.Length, shownMax)]);
        return text.Length > shownMax ? found + "..." : found;
    }
}
