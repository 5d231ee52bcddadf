// `trading book`: one symbol's book as CSV, a row after every message that changed it.
using System;
using System.CommandLine;
using System.IO;
using System.Threading;
using Trading.Cli;
using Trading.Core.Diagnostics;
using Trading.Native.Host.Book;
using Symbol = Trading.Core.Domain.Symbol;

namespace Trading.Native.Host.Verbs;

/// <summary>The verb <c>book</c>.</summary>
public static class BookVerb
{
    private const string Feed = "itch50";

    private sealed record Request(string Feed, string Input, string SymbolText, int Depth, string Output, bool Json, bool Quiet);

    public static Command Create()
    {
        var feed = new Option<string>("--feed") { Description = $"Format of the tape: {Feed} (NASDAQ TotalView-ITCH 5.0 in 2-byte length framing or a pcap or pcapng capture of MoldUDP64; plain or gzipped).", Required = true, HelpName = Feed };
        var input = new Option<string>("--input") { Description = "The tape to read.", Required = true, HelpName = "file" };
        var symbol = new Option<string>("--symbol") { Description = "The symbol whose book is written, as the venue spells it.", Required = true };
        var depth = new Option<int>("--depth") { Description = $"Levels a side in each row, 1 to {BookDump.MaxDepth}.", DefaultValueFactory = _ => 10, HelpName = "levels" };
        var output = new Option<string>("--output") { Description = "The CSV file to write; it appears only when it is complete.", Required = true, HelpName = "file" };
        Option<bool> json = CommonOptions.Json(), quiet = CommonOptions.Quiet();
        return new Command("book", "Write one symbol's book as CSV, a row after every message that changed it.") { feed, input, symbol, depth, output, json, quiet }
            .Runs((parse, stop) => Run(new Request(parse.GetRequiredValue(feed), parse.GetRequiredValue(input), parse.GetRequiredValue(symbol),
                parse.GetValue(depth), parse.GetRequiredValue(output), parse.GetValue(json), parse.GetValue(quiet)), stop));
    }

    private static int Run(Request request, CancellationToken stop)
    {
        Symbol symbol = Validate(request);
        using TapeFile tape = TapeFile.Open(request.Input, request.Json || request.Quiet, stop);
        BookDumpResult? result = null;
        AtomicFile.Write(request.Output, stream =>
        {
            result = Dump(tape, symbol, request, stream, stop);
            if (!result.SymbolSeen) throw AbsentSymbol.Refusal(tape, symbol);
        });
        return tape.Origin.Tell(tape.Path, BookReport.Tell(result!, request.Json, request.Output));
    }

    private static BookDumpResult Dump(TapeFile tape, Symbol symbol, Request request, Stream stream, CancellationToken stop)
    {
        var dump = new BookDump(symbol, request.Depth, stream);
        var reader = new TapeReader(tape);
        using var progress = new Progress("book " + symbol, tape.Length, silent: request.Json || request.Quiet);
        while (reader.Next(out ReadOnlySpan<byte> window))
        {
            stop.ThrowIfCancellationRequested();
            reader.Advance(dump.Feed(window, isLast: window.Length == reader.Remaining));
            progress.Report(reader.Position);
        }
        return dump.Finish();
    }

    private static Symbol Validate(Request request)
    {
        if (request.Feed != Feed) throw Wrong("--feed", request.Feed, Feed, "give --feed " + Feed);
        if (request.Depth is < 1 or > BookDump.MaxDepth) throw Wrong("--depth", $"{request.Depth}", $"1 to {BookDump.MaxDepth}", "give a depth in this range");
        if (!Symbol.TryParse(request.SymbolText, out Symbol symbol))
            throw Wrong("--symbol", $"'{request.SymbolText}'", $"1 to {Symbol.Length} printable characters without spaces", "spell it as the venue does, for example GOOG");
        if (Path.GetFullPath(request.Input) == Path.GetFullPath(request.Output))
            throw Wrong("--output", request.Output, "another file than the input", "choose another name: the tape would be overwritten");
        return symbol;
    }

    private static RefusalException Wrong(string option, string found, string allowed, string remedy) =>
        new(RefusalKind.Configuration, $"The option {option} has a value that cannot be used", "trading book " + option, found, allowed, remedy);
}
