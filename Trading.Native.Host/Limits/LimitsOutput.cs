// A limits file for people and programs: each limit, what every scope says of it, and what holds.
using System;
using System.Globalization;
using System.Text.Json;
using Trading.Cli;
using Trading.Core.Configuration;
using Trading.Core.Domain;
using Trading.Core.Risk;

namespace Trading.Native.Host.Limits;

/// <summary>One strategy in one instrument, which have the ids 0 of the table. JSON: docs/formats/json-output.md.</summary>
internal sealed class LimitsOutput(LimitsFile file, RiskLimits table, string strategy, string symbol)
{
    public void WriteText(string name)
    {
        Console.WriteLine($"{name}: no errors; strategy {strategy}, instrument {symbol}, hash {Convert.ToHexStringLower(file.Digest.Span)}");
        foreach (string note in file.Notes) Console.WriteLine("note: " + note);
        Console.WriteLine();
        var text = new ConsoleTable("control", "limit", "engine", "account", "strategy", "instrument", "group", "holds", "which is");
        foreach (LimitRow row in LimitSchema.Rows)
        {
            long holds = Effective(row);
            text.Row(row.Control.Length > 0 ? row.Control : "-", row.Name, At(RiskScope.Engine, row), At(RiskScope.Account, row), At(RiskScope.Strategy, row),
                At(RiskScope.Instrument, row), At(RiskScope.Group, row), Number(holds), Readable(row, holds));
        }
        text.Write(Console.Out);
    }

    public void WriteJson() => JsonOutput.Write(w =>
    {
        w.WriteString("hash", Convert.ToHexStringLower(file.Digest.Span));
        w.WriteString("strategy", strategy);
        w.WriteString("instrument", symbol);
        w.WriteStartArray("notes");
        foreach (string note in file.Notes) w.WriteStringValue(note);
        w.WriteEndArray();
        w.WriteStartObject("limits");
        foreach (LimitRow row in LimitSchema.Rows) WriteLimit(w, row);
        w.WriteEndObject();
    });

    private void WriteLimit(Utf8JsonWriter w, LimitRow row)
    {
        w.WriteStartObject(row.Name);
        w.WriteString("control", row.Control);
        w.WriteNumber("effective", Effective(row));
        foreach (RiskScope scope in Enum.GetValues<RiskScope>())
        {
            long value = table.Get(scope, 0, row.Kind);
            if (value != RiskLimits.Missing) w.WriteNumber(scope.ToString().ToLowerInvariant(), value);
        }
        w.WriteEndObject();
    }

    private long Effective(LimitRow row) => table.Effective(default, new InstrumentId(0), row.Kind);

    private string At(RiskScope scope, LimitRow row)
    {
        long value = table.Get(scope, 0, row.Kind);
        return value == RiskLimits.Missing ? "-" : Number(value);
    }

    // The unit is the end of the name.
    private static string Readable(LimitRow row, long value)
    {
        if (row.Max == LimitSchema.Off && value == LimitSchema.Off) return "off";
        if (row.Name.EndsWith("_micros", StringComparison.Ordinal)) return new Money(value).ToDecimal().ToString("N2", CultureInfo.InvariantCulture);
        if (row.Name.EndsWith("_nanos", StringComparison.Ordinal)) return (value / (decimal)Nanos.PerSecond).ToString("0.#########", CultureInfo.InvariantCulture) + " s";
        if (row.Name.EndsWith("_basis_points", StringComparison.Ordinal)) return (value / 100m).ToString("0.##", CultureInfo.InvariantCulture) + " %";
        return Number(value);
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
