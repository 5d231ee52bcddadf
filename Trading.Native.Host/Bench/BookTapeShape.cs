// What the books must hold to follow a tape: counted in one pass before anything is measured.
using System.Threading;
using Trading.Core.Books;
using Trading.Core.Diagnostics;
using Trading.Core.MarketData;

namespace Trading.Native.Host.Bench;

/// <summary>Messages, instruments and references of a tape, and the capacities that follow from them.</summary>
internal sealed record BookTapeShape(long Messages, int Instruments, long Orders, ulong LargestReference)
{
    /// <summary>As many instruments as there are stock locates.</summary>
    public const int InstrumentsMax = 1 << 16;

    // 32 bytes each: 4 GB.
    private const ulong DirectReferencesMax = 1UL << 27;

    /// <summary>A direct table pays while at least one of so many references is used.</summary>
    private const ulong SparsenessMax = 8;

    private const int LevelsPerSide = 4096;
    private const int LevelsPerSideOfMany = 1024;
    private const int ManyInstruments = 1000;
    private const int HashedOrdersMin = 1 << 10;

    /// <summary>Whether orders are found by address rather than by hash.</summary>
    public bool IsDense => LargestReference < DirectReferencesMax && LargestReference / SparsenessMax <= (ulong)Orders;

    public BookCapacity Capacity => new(
        Instruments,
        IsDense ? HashedOrdersMin : checked((int)(Orders + HashedOrdersMin)),
        Instruments < ManyInstruments ? LevelsPerSide : LevelsPerSideOfMany,
        IsDense ? (int)LargestReference + 1 : 0);

    public static BookTapeShape Of(TapeWindows tape, CancellationToken stop)
    {
        var decoder = new ItchDecoder(InstrumentDirectory.TrackAll(InstrumentsMax));
        long messages = 0, orders = 0;
        ulong largest = 0;
        for (int i = 0; i < tape.Count; i++)
        {
            stop.ThrowIfCancellationRequested();
            var framer = new TapeFramer(tape[i]);
            while (framer.Next(out var message) == FrameStatus.Message)
            {
                messages++;
                decoder.Decode(message, out MarketUpdate update);
                if (update.Kind is not (MarketUpdateKind.Add or MarketUpdateKind.Replace)) continue;
                orders++;
                ulong reference = update.Kind == MarketUpdateKind.Add ? update.OrderReference : update.NewOrderReference;
                if (reference > largest) largest = reference;
            }
        }
        if (orders == 0)
            throw new RefusalException(RefusalKind.BadInput, "No order is entered on this tape", tape.Path, "no message of type A, F or U", "a tape with orders", "give another tape");
        return new BookTapeShape(messages, decoder.Directory.Count, orders, largest);
    }
}
