// `trading book`: one symbol's book as CSV, a row after every message that changed it.
using System.CommandLine;
using System.Threading;
using Trading.Cli;
using Trading.Native.Host.Book;

namespace Trading.Native.Host.Verbs;

/// <summary>The verb <c>book</c>.</summary>
public static class BookVerb
{
    private const string Feeds = Itch50Feed.Name + ", " + BinanceFeed.Name + " or " + LobsterFeed.Name;

    public static Command Create()
    {
        var feed = new Option<string>("--feed")
        {
            Description = $"{Itch50Feed.Name}: NASDAQ TotalView-ITCH 5.0 in 2-byte length framing or a pcap or pcapng capture of MoldUDP64, plain or gzipped. {BinanceFeed.Name}: raw websocket captures, '<local ns> <json>' a line, plain or .gz. "
                + $"{LobsterFeed.Name}: a LOBSTER message file with its orderbook file.",
            Required = true, HelpName = "feed",
        };
        var input = new Option<string[]>("--input") { Description = $"The file to read; several for {BinanceFeed.Name}, in the order given.", Required = true, HelpName = "file" };
        var orderbook = new Option<string?>("--orderbook") { Description = $"The orderbook file of --feed {LobsterFeed.Name}.", HelpName = "file" };
        var symbol = new Option<string?>("--symbol") { Description = $"The symbol whose book is written, as the venue spells it; not for {LobsterFeed.Name}, whose files hold one." };
        var depth = new Option<int?>("--depth") { Description = $"Levels a side in each row, 1 to {BookDump.MaxDepth}; by default {BookRequest.DefaultDepth}, for {LobsterFeed.Name} the file's.", HelpName = "levels" };
        var output = new Option<string?>("--output") { Description = $"The CSV file to write; it appears only when it is complete. {LobsterFeed.Name} only checks without it.", HelpName = "file" };
        Option<bool> json = CommonOptions.Json(), quiet = CommonOptions.Quiet();
        return new Command("book", "Write one symbol's book as CSV, a row after every message that changed it.") { feed, input, orderbook, symbol, depth, output, json, quiet }
            .Runs((parse, stop) => Run(new BookRequest
            {
                Feed = parse.GetRequiredValue(feed), Inputs = parse.GetRequiredValue(input), Orderbook = parse.GetValue(orderbook), Symbol = parse.GetValue(symbol),
                Depth = parse.GetValue(depth), Output = parse.GetValue(output), Json = parse.GetValue(json), Quiet = parse.GetValue(quiet),
            }.Validated(), stop));
    }

    private static int Run(BookRequest request, CancellationToken stop) => request.Feed switch
    {
        Itch50Feed.Name => Itch50Feed.Run(request, stop),
        BinanceFeed.Name => BinanceFeed.Run(request, stop),
        LobsterFeed.Name => LobsterFeed.Run(request, stop),
        _ => throw BookRequest.Wrong("--feed", request.Feed, Feeds, "give one of them"),
    };
}
