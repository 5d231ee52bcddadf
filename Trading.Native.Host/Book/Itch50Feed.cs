// `--feed itch50`: the book from a NASDAQ TotalView-ITCH 5.0 tape.
using System;
using System.IO;
using System.Threading;
using Trading.Cli;
using Trading.Core.Domain;

namespace Trading.Native.Host.Book;

/// <summary>Reads a tape through <see cref="BookDump"/>.</summary>
internal static class Itch50Feed
{
    public const string Name = "itch50";

    public static int Run(BookRequest request, CancellationToken stop)
    {
        Symbol symbol = ParseSymbol(request.RequiredSymbol());
        string output = request.RequiredOutput();
        request.RefuseOrderbook();
        using TapeFile tape = TapeFile.Open(request.OnlyInput(), request.Silent, stop);
        BookDumpResult? result = null;
        AtomicFile.Write(output, stream =>
        {
            result = Dump(tape, symbol, request, stream, stop);
            if (!result.SymbolSeen) throw AbsentSymbol.Refusal(tape, symbol);
        });
        return tape.Origin.Tell(tape.Path, BookReport.Tell(result!, request.Json, output));
    }

    private static BookDumpResult Dump(TapeFile tape, Symbol symbol, BookRequest request, Stream stream, CancellationToken stop)
    {
        var dump = new BookDump(symbol, request.Depth ?? BookRequest.DefaultDepth, stream);
        var reader = new TapeReader(tape);
        using var progress = new Progress("book " + symbol, tape.Length, request.Silent);
        while (reader.Next(out ReadOnlySpan<byte> window))
        {
            stop.ThrowIfCancellationRequested();
            reader.Advance(dump.Feed(window, isLast: window.Length == reader.Remaining));
            progress.Report(reader.Position);
        }
        return dump.Finish();
    }

    private static Symbol ParseSymbol(string text) => Symbol.TryParse(text, out Symbol symbol)
        ? symbol
        : throw BookRequest.Wrong("--symbol", $"'{text}'", $"1 to {Symbol.Length} printable characters without spaces", "spell it as the venue does, for example GOOG");
}
