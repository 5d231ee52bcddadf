// `--feed lobster`: a LOBSTER day checked against its published book, and that book as CSV.
using System;
using System.Globalization;
using System.IO;
using System.Threading;
using Trading.Cli;
using Trading.Core.Books;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.MarketData.Depth;
using Trading.Core.MarketData.Lobster;

namespace Trading.Native.Host.Book;

/// <summary>Reads both files in step: row k is the book after message k. Without an output it only checks.</summary>
internal sealed class LobsterFeed
{
    public const string Name = "lobster";

    private const string Allowed = "a LOBSTER message file with its orderbook file, plain or gzip";
    private const int LinesBetweenLooks = 1 << 10;

    // LOBSTER prices are integers of 1/10000 and stay so, as in the rows of ITCH tapes.
    private static readonly DecimalScale Integers = new(0, 0);

    private readonly LineReader messages;
    private readonly LineReader rows;
    private readonly LevelUpdate[] asks = new LevelUpdate[BookDump.MaxDepth];
    private readonly LevelUpdate[] bids = new LevelUpdate[BookDump.MaxDepth];
    private LobsterBook? book;
    private DepthCsvWriter? csv;
    private int levels;
    private long lines;
    private long badLines;
    private long firstTrouble;
    private string trouble = "";
    private ulong shown;

    private LobsterFeed(LineReader messages, LineReader rows)
    {
        this.messages = messages;
        this.rows = rows;
    }

    public static int Run(BookRequest request, CancellationToken stop)
    {
        string orderbook = request.Orderbook ?? throw BookRequest.Wrong("--orderbook", "not given", "the orderbook file beside the message file", "add --orderbook");
        using LineReader messages = LineReader.Open(request.OnlyInput(), Allowed), rows = LineReader.Open(orderbook, Allowed);
        var feed = new LobsterFeed(messages, rows);
        if (request.Output is { } output) AtomicFile.Write(output, stream => feed.Read(stream, request, stop));
        else feed.Read(null, request, stop);
        return feed.Tell(request);
    }

    private void Read(Stream? output, BookRequest request, CancellationToken stop)
    {
        using var progress = new Progress("book " + Path.GetFileName(messages.Path), messages.Length, request.Silent);
        while (true)
        {
            bool message = messages.Next(out ReadOnlySpan<byte> messageLine), row = rows.Next(out ReadOnlySpan<byte> rowLine);
            if (!message && !row) break;
            lines++;
            if (message && row) Take(messageLine, rowLine, output, request.Depth);
            else Trouble(message ? "the orderbook file has fewer lines" : "the message file has fewer lines");
            if (lines == 1 && book is null) throw NotLobster();
            if (message != row) break;
            if (lines % LinesBetweenLooks != 0) continue;
            stop.ThrowIfCancellationRequested();
            progress.Report(messages.Position);
        }
        csv?.Flush();
    }

    private void Take(ReadOnlySpan<byte> messageLine, ReadOnlySpan<byte> rowLine, Stream? output, int? depth)
    {
        int width = LobsterText.ReadBook(rowLine, asks, bids, out int askCount, out int bidCount);
        if (!LobsterText.TryReadMessage(messageLine, out LobsterMessage message) || width == 0 || levels > 0 && width != levels)
        {
            badLines++;
            Trouble("a line that is not LOBSTER's");
            return;
        }
        if (book is null) Begin(width, output, depth);
        if (!book!.Step(in message, asks.AsSpan(0, askCount), bids.AsSpan(0, bidCount))) Trouble("a row that does not follow from its message and the row before");
        if (csv is null) return;
        ulong hash = book.Book.StateHash();
        if (hash != shown || csv.Rows == 0) csv.WriteRow(lines, message.VenueTime, book.Book, Integers);
        shown = hash;
    }

    private void Begin(int width, Stream? output, int? depth)
    {
        levels = width;
        book = new LobsterBook(width);
        if (output is not null) csv = new DepthCsvWriter(output, depth ?? width);
    }

    private void Trouble(string what)
    {
        if (firstTrouble > 0) return;
        firstTrouble = lines;
        trouble = what;
    }

    private int Tell(BookRequest request)
    {
        if (request.Json) WriteJson(request.Output);
        else
        {
            Console.WriteLine($"{N(book!.RowsRebuilt)} of {N(lines)} rows rebuilt from messages and equal, {N(book.RowsDifferent)} different, {N(badLines)} unreadable; "
                + $"{N(book.LevelsRevealed)} levels came from beyond the window of {N(levels)}"
                + (request.Output is null ? "" : $"; {N(csv!.Rows)} rows in {request.Output}"));
        }
        if (firstTrouble > 0) Console.Error.WriteLine($"warning: first trouble at line {N(firstTrouble)}: {trouble}.");
        string? damage = messages.Damage ?? rows.Damage;
        if (damage is not null) Console.Error.WriteLine($"warning: an input's compression is damaged: {damage}");
        if (firstTrouble == 0 && damage is null) return ExitCode.Done;
        return badLines == 0 && damage is null && book!.RowsDifferent > 0 ? ExitCode.Refused : ExitCode.BadInput;
    }

    private void WriteJson(string? output) => JsonOutput.Write(w =>
    {
        if (output is not null) w.WriteString("output", output);
        w.WriteNumber("messages", lines);
        w.WriteNumber("rows", csv?.Rows ?? 0);
        w.WriteNumber("levels", levels);
        w.WriteNumber("rows_rebuilt", book!.RowsRebuilt);
        w.WriteNumber("rows_different", book.RowsDifferent);
        w.WriteNumber("levels_revealed", book.LevelsRevealed);
        w.WriteNumber("malformed", badLines);
        if (firstTrouble == 0) return;
        w.WriteStartObject("first_trouble");
        w.WriteNumber("message", firstTrouble);
        w.WriteString("what", trouble);
        w.WriteEndObject();
    });

    private RefusalException NotLobster() => new(RefusalKind.BadInput, "Not a pair of LOBSTER files", $"{messages.Path} {rows.Path}", "a first line that cannot be read",
        "messages of time,type,order id,size,price,direction and rows of ask price,ask size,bid price,bid size a level", "give the message file as --input and the orderbook file as --orderbook");

    private static string N(long value) => value.ToString(CultureInfo.InvariantCulture);
}
