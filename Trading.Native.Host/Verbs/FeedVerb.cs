// `trading feed stat`: what a recorded feed consists of and whether it is whole.
using System;
using System.CommandLine;
using System.Threading;
using Trading.Cli;
using Trading.Native.Host.Feed;

namespace Trading.Native.Host.Verbs;

/// <summary>The verb <c>feed</c> with its subcommand <c>stat</c>.</summary>
public static class FeedVerb
{
    public static Command Create() => new("feed", "Look into recorded feeds.") { Stat() };

    private static Command Stat()
    {
        var input = new Argument<string>("file") { Description = "The tape: ITCH 5.0 in 2-byte length framing, or a pcap or pcapng capture of MoldUDP64; plain or gzipped." };
        Option<bool> json = CommonOptions.Json(), quiet = CommonOptions.Quiet();
        return new Command("stat", "Count messages by type, symbols, rates, gaps, damage and unknown references of a whole tape.") { input, json, quiet }
            .Runs((parse, stop) => Run(parse.GetRequiredValue(input), parse.GetValue(json), parse.GetValue(json) || parse.GetValue(quiet), stop));
    }

    private static int Run(string path, bool json, bool silent, CancellationToken stop)
    {
        using TapeFile tape = TapeFile.Open(path, silent, stop);
        var statistics = new FeedStatistics(zeroLengthMarksGap: tape.Origin.Packets is not null);
        var reader = new TapeReader(tape);
        using (var progress = new Progress("feed stat", tape.Length, silent))
        {
            while (reader.Next(out ReadOnlySpan<byte> window))
            {
                stop.ThrowIfCancellationRequested();
                reader.Advance(statistics.Add(window, isLast: window.Length == reader.Remaining));
                progress.Report(reader.Position);
            }
        }
        if (json) FeedStatJson.Write(tape, statistics);
        else FeedStatText.Write(tape, statistics);
        return tape.Origin.Tell(path, Tell(tape, statistics));
    }

    private static int Tell(TapeFile tape, FeedStatistics s)
    {
        if (s.FirstDamageOffset < 0) return ExitCode.Done;
        string where = tape.Origin.IsUnpacked ? "unpacked byte" : "byte";
        Console.Error.WriteLine($"warning: {tape.Path}: {s.Feed.Rejected} malformed messages and {s.DamagedFrames} places of lost framing, the first at {where} {s.FirstDamageOffset}. "
            + $"Exit code {ExitCode.BadInput}.");
        return ExitCode.BadInput;
    }
}
