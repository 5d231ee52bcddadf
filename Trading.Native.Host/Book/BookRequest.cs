// What the operator asked of `trading book`, and the checks that all feeds share.
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Trading.Core.Diagnostics;

namespace Trading.Native.Host.Book;

/// <summary>The options of the verb as given; each feed's reader checks those it alone uses.</summary>
internal sealed record BookRequest
{
    public required string Feed { get; init; }
    public required IReadOnlyList<string> Inputs { get; init; }
    public string? Orderbook { get; init; }
    public string? Symbol { get; init; }

    /// <summary>Null when not given.</summary>
    public int? Depth { get; init; }

    public string? Output { get; init; }
    public bool Json { get; init; }
    public bool Quiet { get; init; }

    public bool Silent => Json || Quiet;

    public const int DefaultDepth = 10;

    /// <summary>The checks of every feed: depth in range, and an output that is none of the inputs.</summary>
    public BookRequest Validated()
    {
        if (Depth is < 1 or > BookDump.MaxDepth) throw Wrong("--depth", $"{Depth}", $"1 to {BookDump.MaxDepth}", "give a depth in this range");
        if (Output is not null && Inputs.Append(Orderbook).Any(input => input is not null && Path.GetFullPath(input) == Path.GetFullPath(Output)))
            throw Wrong("--output", Output, "another file than the input", "choose another name: the tape would be overwritten");
        return this;
    }

    public string RequiredSymbol() => Symbol ?? throw Wrong("--symbol", "not given", $"the symbol whose book is written (--feed {Feed} needs it)", "add --symbol");

    public string RequiredOutput() => Output ?? throw Wrong("--output", "not given", $"the CSV file to write (--feed {Feed} needs it)", "add --output");

    public string OnlyInput() => Inputs.Count == 1
        ? Inputs[0]
        : throw Wrong("--input", $"{Inputs.Count} files", $"one file (--feed {Feed})", "give --input once");

    public void RefuseOrderbook()
    {
        if (Orderbook is not null) throw Wrong("--orderbook", Orderbook, "only with --feed lobster", "leave it away");
    }

    public static RefusalException Wrong(string option, string found, string allowed, string remedy) =>
        new(RefusalKind.Configuration, $"The option {option} has a value that cannot be used", "trading book " + option, found, allowed, remedy);
}
