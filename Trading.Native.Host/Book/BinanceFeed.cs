// `--feed binance`: the book from raw websocket captures.
using System;
using System.IO;
using System.Linq;
using System.Threading;
using Trading.Cli;
using Trading.Core.Diagnostics;
using Trading.Core.MarketData.Depth;

namespace Trading.Native.Host.Book;

/// <summary>Reads captures through <see cref="BinanceDump"/>.</summary>
internal static class BinanceFeed
{
    public const string Name = "binance";

    private const string Allowed = "captures of '<local ns> <json>' a line, plain or gzip";
    private const int LinesBetweenLooks = 1 << 10;

    public static int Run(BookRequest request, CancellationToken stop)
    {
        string symbol = request.RequiredSymbol(), output = request.RequiredOutput();
        request.RefuseOrderbook();
        SymbolList symbols = ParseSymbol(symbol);
        LineReader[] inputs = request.Inputs.Select(path => LineReader.Open(path, Allowed)).ToArray();
        try
        {
            BinanceDump? dump = null;
            AtomicFile.Write(output, stream =>
            {
                dump = new BinanceDump(symbols, request.Depth ?? BookRequest.DefaultDepth, stream);
                Read(inputs, dump, symbol, request.Silent, stop);
                RefuseEmpty(dump, inputs, symbol);
            });
            return BinanceReport.Tell(dump!, inputs, request.Json, output);
        }
        finally
        {
            foreach (LineReader input in inputs) input.Dispose();
        }
    }

    private static void Read(LineReader[] inputs, BinanceDump dump, string symbol, bool silent, CancellationToken stop)
    {
        using var progress = new Progress("book " + symbol, inputs.Sum(input => input.Length), silent);
        long before = 0;
        foreach (LineReader input in inputs)
        {
            while (input.Next(out ReadOnlySpan<byte> line))
            {
                dump.Take(line);
                if (dump.Lines % LinesBetweenLooks != 0) continue;
                stop.ThrowIfCancellationRequested();
                progress.Report(before + input.Position);
            }
            before += input.Length;
        }
        dump.Finish();
    }

    private static void RefuseEmpty(BinanceDump dump, LineReader[] inputs, string symbol)
    {
        string where = string.Join(" ", inputs.Select(input => input.Path));
        long readable = Enum.GetValues<DepthDecodeStatus>().Where(status => !status.IsFailure()).Sum(dump.Of);
        if (readable + dump.Diffs == 0)
            throw Refusal("Not a capture", where, $"{dump.Lines} lines, none of them '<local ns> <json>'", Allowed, "give raw websocket captures");
        if (dump.Diffs == 0)
        {
            throw Refusal($"The captures hold no depth diffs of {symbol}", where,
                $"{dump.Of(DepthDecodeStatus.OtherInstrument)} depth messages of other symbols, {dump.Of(DepthDecodeStatus.Ignored)} other messages",
                "depth diffs (depthUpdate) of the symbol", "check the spelling, or take another capture");
        }
        if (dump.Book.SnapshotsLoaded == 0 && dump.FirstTroubleLine == 0)
        {
            throw Refusal($"The captures hold no snapshot of {symbol}", where, $"{dump.Diffs} diffs and nothing to apply them to",
                "a REST snapshot (lastUpdateId, bids, asks) among the lines", "give the capture that begins with one as the first --input");
        }
    }

    private static SymbolList ParseSymbol(string text)
    {
        if (text.Length > 0 && text.All(c => c is > ' ' and <= '~')) return new SymbolList(text);
        throw BookRequest.Wrong("--symbol", $"'{text}'", "printable characters without spaces", "spell it as the venue does, for example BTCUSDT");
    }

    private static RefusalException Refusal(string what, string where, string found, string allowed, string remedy) =>
        new(RefusalKind.BadInput, what, where, found, allowed, remedy);
}
