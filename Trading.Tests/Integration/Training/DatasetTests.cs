// The dataset of a real day knows nothing of its future, however the tape is cut.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using Trading.Core.Domain;
using Trading.Research.Dataset;
using Trading.Tests.Support;
using Xunit;

namespace Trading.Tests.Integration.Training;

public sealed class DatasetTests
{
    private const string Goog = "itch/GOOG-2012-06-21.itch";
    private const string Expected = "itch/GOOG-2012-06-21.expected.csv.gz";
    private const long Second = Nanos.PerSecond;

    [DataFact(Goog)]
    public void Cutting_the_tape_changes_no_row_and_no_label_before_the_cut()
    {
        byte[] tape = File.ReadAllBytes(SharedData.Path(Goog));
        LabelledRows whole = Build(tape, Second), half = Build(tape.AsSpan(0, tape.Length / 2), Second);
        Assert.InRange(half.Count, 5_000, whole.Count - 5_000);
        Assert.Equal(0, whole.Tally.BookFaults + whole.Tally.DecodeFaults);
        Assert.Equal(1, half.Tally.DecodeFaults);
        Assert.Equal(whole.TimesNanos[..half.Count], half.TimesNanos);
        Assert.Equal(whole.Features[..half.Features.Length], half.Features);
        Assert.Equal(whole.Moves[..half.Count], half.Moves);
        Assert.True(whole.Features.All(float.IsFinite));
    }

    [DataFact(Goog, Expected)]
    public void Labels_equal_a_search_of_the_published_book_and_windows_do_not_matter()
    {
        byte[] tape = File.ReadAllBytes(SharedData.Path(Goog));
        LabelledRows rows = BuildInWindows(tape, 70_001, 5 * Second), once = Build(tape, 5 * Second);
        Assert.Equal(once.Features, rows.Features);
        Assert.Equal(once.Moves, rows.Moves);
        Assert.Equal(once.Tally, rows.Tally);
        (long Time, double Mid)[] published = PublishedMids();
        long[] times = published.Select(p => p.Time).ToArray();
        int agreements = 0, disagreements = 0;
        for (int i = 0; i < rows.Count; i += 5)
        {
            // Several messages may share a nanosecond; the row's own mid is then ambiguous in the published file, so those are left out.
            int at = Last(times, rows.TimesNanos[i]), before = Last(times, rows.TimesNanos[i] - 1), ahead = Last(times, rows.TimesNanos[i] + 5 * Second);
            if (at - before != 1) continue;
            if (Math.Abs(published[ahead].Mid - published[at].Mid - rows.Moves[i]) > 1e-3) disagreements++;
            else agreements++;
        }
        // The file has no rows for the messages made up between its own; where one of those stands at the horizon, the two may differ.
        Assert.True(agreements > 5_000 && disagreements <= agreements / 1000, $"{agreements} labels agree, {disagreements} do not");
    }

    private static int Last(long[] times, long time)
    {
        int low = 0, high = times.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (times[middle] <= time) low = middle + 1;
            else high = middle;
        }
        return low - 1;
    }

    // Mid in cents after every book row of the exchange's own file: message, time, ask price, ask size, ask orders, bid price, ...
    private static (long Time, double Mid)[] PublishedMids()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(SharedData.Path(Expected)), CompressionMode.Decompress));
        reader.ReadLine();
        var mids = new List<(long, double)>();
        for (string? line; (line = reader.ReadLine()) is not null;)
        {
            string[] cells = line.Split(',', 7);
            mids.Add((long.Parse(cells[1], CultureInfo.InvariantCulture), (long.Parse(cells[2], CultureInfo.InvariantCulture) + long.Parse(cells[5], CultureInfo.InvariantCulture)) / 200.0));
        }
        return [.. mids];
    }

    private static LabelledRows Build(ReadOnlySpan<byte> tape, long horizonNanos)
    {
        using var builder = new DatasetBuilder(GoogSymbol);
        Assert.Equal(tape.Length, builder.Add(tape, last: true));
        return builder.Finish(horizonNanos);
    }

    private static LabelledRows BuildInWindows(byte[] tape, int windowBytes, long horizonNanos)
    {
        using var builder = new DatasetBuilder(GoogSymbol);
        for (int at = 0; at < tape.Length;)
        {
            int length = Math.Min(windowBytes, tape.Length - at);
            at += builder.Add(tape.AsSpan(at, length), last: at + length == tape.Length);
        }
        return builder.Finish(horizonNanos);
    }

    private static Symbol GoogSymbol => Symbol.TryParse("GOOG", out Symbol symbol) ? symbol : throw new InvalidOperationException();
}
