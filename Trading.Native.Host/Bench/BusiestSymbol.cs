// Which symbol of a tape has the most new orders.
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Trading.Cli;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.MarketData;
using Trading.Core.Pipeline;

namespace Trading.Native.Host.Bench;

/// <summary>Counts the adds (A and F) by symbol in one pass; of equals the first in the alphabet.</summary>
internal static class BusiestSymbol
{
    private const int SymbolOffset = 24;

    public static string Of(TapeFile tape, CancellationToken stop)
    {
        var adds = new Dictionary<ulong, long>();
        var cursor = new TapeCursor<MappedTape>(new MappedTape(tape));
        for (cursor.Advance(); cursor.Status != FrameStatus.End; cursor.Advance())
        {
            stop.ThrowIfCancellationRequested();
            if (cursor.Status != FrameStatus.Message || cursor.Message[0] is not ((byte)'A' or (byte)'F') || cursor.Message.Length < SymbolOffset + Symbol.Length) continue;
            ulong symbol = Symbol.FromWire(cursor.Message.Slice(SymbolOffset, Symbol.Length)).Packed;
            adds[symbol] = adds.GetValueOrDefault(symbol) + 1;
        }
        if (adds.Count == 0)
            throw new RefusalException(RefusalKind.BadInput, "No order is entered on this tape", tape.Path, "no message of type A or F", "a tape with orders", "give another tape");
        return new Symbol(adds.OrderByDescending(a => a.Value).ThenBy(a => a.Key).First().Key).ToString();
    }
}
