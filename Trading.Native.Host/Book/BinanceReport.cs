// Says what a capture dump saw: counts to stdout, trouble to stderr, and the exit code that follows.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Trading.Cli;
using Trading.Core.Books;
using Trading.Core.MarketData.Depth;

namespace Trading.Native.Host.Book;

/// <summary>The last words of <c>book --feed binance</c>.</summary>
internal static class BinanceReport
{
    /// <summary>Prints and gives the exit code: more levels than there is room for is refused; lines that could not be used, missing messages and a stale end are bad input.</summary>
    public static int Tell(BinanceDump dump, IReadOnlyList<LineReader> inputs, bool json, string output)
    {
        if (json) JsonOutput.Write(w => WriteJson(w, dump, output));
        else Console.WriteLine($"{Number(dump.Rows)} rows from {Number(dump.Lines)} lines in {output}");
        string? damage = inputs.Select(input => input.Damage).FirstOrDefault(found => found is not null);
        Warn(dump, damage);
        if (Times(dump, DepthStaleReason.CapacityFull) > 0) return ExitCode.Refused;
        return dump.FirstTroubleLine > 0 || damage is not null || !dump.Book.IsLive ? ExitCode.BadInput : ExitCode.Done;
    }

    private static void Warn(BinanceDump dump, string? damage)
    {
        if (damage is not null) Console.Error.WriteLine($"warning: an input's compression is damaged: {damage} The output holds all that could be read.");
        if (dump.FirstTroubleLine > 0)
        {
            string causes = string.Join(", ", Causes(dump).Select(cause => $"{Number(cause.Times)} x {cause.Name}"));
            Console.Error.WriteLine($"warning: {Number(Malformed(dump))} lines could not be read; the book turned stale {Number(Causes(dump).Sum(cause => cause.Times))} times ({causes}), "
                + $"first trouble at line {Number(dump.FirstTroubleLine)}: {Name(dump.FirstTrouble)}. No rows were written while it was stale.");
        }
        if (!dump.Book.IsLive) Console.Error.WriteLine($"warning: the book is stale at the end: {Name(dump.Book.Reason)}.");
    }

    private static void WriteJson(Utf8JsonWriter w, BinanceDump dump, string output)
    {
        w.WriteString("output", output);
        w.WriteNumber("messages", dump.Lines);
        w.WriteNumber("rows", dump.Rows);
        w.WriteNumber("diffs", dump.Diffs);
        w.WriteNumber("diffs_applied", dump.Book.DiffsApplied);
        w.WriteNumber("diffs_dropped", dump.Book.Dropped);
        w.WriteNumber("snapshots", dump.Book.SnapshotsLoaded);
        w.WriteNumber("other_instruments", dump.Of(DepthDecodeStatus.OtherInstrument));
        w.WriteNumber("ignored", dump.Of(DepthDecodeStatus.Ignored));
        w.WriteNumber("malformed", Malformed(dump));
        w.WriteNumber("price_decimals", dump.Book.Scale.PriceDecimals);
        w.WriteNumber("size_decimals", dump.Book.Scale.QuantityDecimals);
        w.WriteString("book_hash", dump.Book.Book.StateHash().ToString("x16", CultureInfo.InvariantCulture));
        w.WriteString("stale", Name(dump.Book.Reason));
        w.WriteStartObject("times_stale");
        foreach ((string name, long times) in Causes(dump)) w.WriteNumber(name, times);
        w.WriteEndObject();
        if (dump.FirstTroubleLine == 0) return;
        w.WriteStartObject("first_trouble");
        w.WriteNumber("message", dump.FirstTroubleLine);
        w.WriteString("what", Name(dump.FirstTrouble));
        w.WriteEndObject();
    }

    private static long Malformed(BinanceDump dump) => dump.BadLines + dump.Of(DepthDecodeStatus.Malformed);

    private static IEnumerable<(string Name, long Times)> Causes(BinanceDump dump) =>
        Enum.GetValues<DepthStaleReason>().Select(reason => (Name(reason), Times(dump, reason))).Where(cause => cause.Item2 > 0);

    private static long Times(BinanceDump dump, DepthStaleReason reason) => dump.Book.TimesStale(reason);

    // The enum's own words, as the other JSON members are spelt: sequence_gap.
    private static string Name(DepthStaleReason reason) =>
        string.Concat(reason.ToString().Select((c, i) => char.IsAsciiLetterUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
