// A venue report as read: its rows by kind, and every row that could not be taken.
using System.Collections.Generic;

namespace Trading.Core.Reconciliation;

/// <summary>Nothing is lost: each line of the file is a row here or a fault here.</summary>
public sealed class VenueReport
{
    private readonly SortedDictionary<ulong, VenueReportRow> orders = [];
    private readonly SortedDictionary<ulong, VenueReportRow> fills = [];
    private readonly SortedDictionary<int, VenueReportRow> positions = [];
    private readonly SortedDictionary<VenueItem, VenueReportRow> figures = [];
    private readonly List<VenueReportFault> faults = [];
    private readonly bool[] covered = new bool[(int)VenueRecord.End];

    /// <summary>By venue order id.</summary>
    public IReadOnlyDictionary<ulong, VenueReportRow> Orders => orders;

    /// <summary>By execution id.</summary>
    public IReadOnlyDictionary<ulong, VenueReportRow> Fills => fills;

    /// <summary>By instrument id.</summary>
    public IReadOnlyDictionary<int, VenueReportRow> Positions => positions;

    /// <summary>Cash figures and streams by item.</summary>
    public IReadOnlyDictionary<VenueItem, VenueReportRow> Figures => figures;

    public IReadOnlyList<VenueReportFault> Faults => faults;

    /// <summary>Lines behind the header, the end row included.</summary>
    public int Lines { get; internal set; }

    /// <summary>Lines that became rows.</summary>
    public int Rows { get; internal set; }

    /// <summary>Whether the report claims to tell everything of this kind, so that what it does not tell does not exist at the venue.</summary>
    public bool Covers(VenueRecord record) => covered[(int)record];

    internal void Cover(VenueRecord record) => covered[(int)record] = true;

    internal void Add(VenueReportFault fault) => faults.Add(fault);

    /// <summary>Enters a row; answers the row that stands in its place already, or null.</summary>
    internal VenueReportRow? Add(VenueReportRow row) => row.Record switch
    {
        VenueRecord.Order => Add(orders, row.VenueId.Value, row),
        VenueRecord.Fill => Add(fills, row.ExecutionId, row),
        VenueRecord.Position => Add(positions, row.Instrument.Value, row),
        _ => Add(figures, row.Item, row),
    };

    private static VenueReportRow? Add<TKey>(SortedDictionary<TKey, VenueReportRow> rows, TKey key, VenueReportRow row)
        where TKey : notnull
    {
        if (rows.TryGetValue(key, out VenueReportRow? standing)) return standing;
        rows.Add(key, row);
        return null;
    }
}
