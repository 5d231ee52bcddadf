// What is wrong with a row of a venue report, in words that stay.
namespace Trading.Core.Reconciliation;

/// <summary>Why a row, or the file, was not taken. The numbers are stable.</summary>
public enum VenueFaultCode : byte
{
    None = 0,

    /// <summary>The first line is not the header of docs/formats/venue-report.md.</summary>
    Header = 1,

    /// <summary>A row has another number of cells than the header.</summary>
    CellCount = 2,

    /// <summary>A line is longer than any row can be, or holds bytes that are not printable ASCII.</summary>
    Text = 3,

    UnknownRecord = 4,

    /// <summary>A cell that this record needs is empty.</summary>
    Missing = 5,

    /// <summary>A cell that this record does not have is filled.</summary>
    Unexpected = 6,

    /// <summary>Not a number, or one outside the range of its column.</summary>
    Number = 7,

    /// <summary>A digit beyond the instrument's or the money's decimals; nothing is ever rounded.</summary>
    OffScale = 8,

    /// <summary>The number does not fit 64 bits.</summary>
    Overflow = 9,

    /// <summary>A symbol that is not one of the journal's instruments.</summary>
    UnknownSymbol = 10,

    /// <summary>Not the account's currency.</summary>
    WrongCurrency = 11,

    /// <summary>A side, state, liquidity, item or stream that does not exist.</summary>
    UnknownWord = 12,

    Time = 13,

    /// <summary>The same row again.</summary>
    Repeated = 14,

    /// <summary>Another row says something else about the same order, fill, position, cash item or stream.</summary>
    Contradicting = 15,

    /// <summary>Quantities of one row that cannot be true together.</summary>
    Inconsistent = 16,

    /// <summary>The file ends without its end row, or inside a line.</summary>
    Truncated = 17,

    /// <summary>The end row counts another number of rows than there are.</summary>
    RowCount = 18,

    /// <summary>A row behind the end row.</summary>
    BehindEnd = 19,

    /// <summary>More rows than a report may have; the rest was not read.</summary>
    TooManyRows = 20,
}

/// <summary>One fault and its place.</summary>
/// <param name="Line">Line in the file, the header being 1.</param>
/// <param name="Code">What is wrong.</param>
/// <param name="Column">The column, or empty when it is the row or the file.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Allowed">What may stand there.</param>
public sealed record VenueReportFault(int Line, VenueFaultCode Code, string Column, string Found, string Allowed);
