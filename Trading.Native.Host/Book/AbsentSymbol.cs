// Names some symbols of a tape when the one asked for is not there, so that the operator sees what he has.
using System;
using System.Collections.Generic;
using Trading.Cli;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.MarketData;

namespace Trading.Native.Host.Book;

/// <summary>Builds the refusal for a symbol that the tape never names.</summary>
public static class AbsentSymbol
{
    private const int Named = 12;

    /// <summary>Reads the tape from its start until enough symbols are known.</summary>
    public static RefusalException Refusal(TapeFile tape, Symbol symbol)
    {
        List<string> some = Some(tape);
        string found = some.Count == 0 ? "no symbol at all" : string.Join(" ", some) + (some.Count == Named ? " ..." : "");
        return new RefusalException(RefusalKind.BadInput, $"The tape never names the symbol {symbol}", tape.Path, found, "a symbol of this tape",
            "check the spelling (symbols are upper case) or take another tape");
    }

    private static List<string> Some(TapeFile tape)
    {
        InstrumentDirectory directory = InstrumentDirectory.TrackAll(Named);
        ItchDecoder decoder = new(directory);
        TapeReader reader = new(tape);
        while (directory.Count < Named && reader.Next(out ReadOnlySpan<byte> window)) reader.Advance(Decode(window, decoder));
        var names = new List<string>();
        for (int i = 0; i < directory.Count; i++) names.Add(directory.SymbolOf(new InstrumentId(i)).ToString());
        return names;
    }

    // Damaged frames are skipped here: the dump itself has counted them.
    private static int Decode(ReadOnlySpan<byte> window, ItchDecoder decoder)
    {
        TapeFramer framer = new(window);
        int consumed = 0;
        while (decoder.Directory.Count < Named)
        {
            FrameStatus frame = framer.Next(out ReadOnlySpan<byte> message);
            if (frame is FrameStatus.End or FrameStatus.TruncatedTail) break;
            if (frame == FrameStatus.Message) decoder.Decode(message, out _);
            consumed = framer.Position;
        }
        return consumed;
    }
}
