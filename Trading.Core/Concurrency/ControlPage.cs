// Where things are in the control page: the memory that engine, kill switch and status share.
namespace Trading.Core.Concurrency;

/// <summary>Word indices of the page, format version 1; bytes are eight times as many. Documented in docs/formats/control.md.</summary>
/// <remarks>One cache line a writer: line 0 is written at start, line 1 by whoever kills or re-arms, line 2 by the order encoder, line 3 by the engine's loop.</remarks>
public static class ControlPage
{
    public const int Bytes = 4096;
    public const int Words = Bytes / 8;

    /// <summary>"TRADCTRL" read as a little-endian number.</summary>
    public const ulong Magic = 0x4C52_5443_4441_5254;

    public const ulong Version = 1;

    public const int MagicWord = 0;
    public const int VersionWord = 1;

    /// <summary>Process id of the engine that runs on the page; 0 when none does.</summary>
    public const int EngineProcessWord = 2;

    /// <summary>When that process started, in clock ticks since boot (field 22 of /proc/PID/stat), so that a reused id is not taken for it.</summary>
    public const int EngineStartWord = 3;

    /// <summary>How often a latch file was written. Above 0, a latch file that is not there has been lost, which counts as killed.</summary>
    public const int LatchCountWord = 4;

    /// <summary>The word that the order encoder asks; see <see cref="ControlWord"/>.</summary>
    public const int ControlWordIndex = 8;

    public const int OrdersLeftWord = 16;
    public const int CancelsLeftWord = 17;
    public const int OrdersBlockedWord = 18;
    public const int CancelsBlockedWord = 19;

    /// <summary>Events handled by the engine's loop.</summary>
    public const int EventsWord = 24;

    /// <summary>Engine time of the last event, nanoseconds since midnight.</summary>
    public const int EngineTimeWord = 25;

    /// <summary>The control word that the engine has acted on: once it equals the control word, its loop knows of the kill.</summary>
    public const int SeenWord = 26;

    public const int LiveOrdersWord = 27;

    /// <summary>From the kill to the end of the last order, in engine nanoseconds plus one; 0 while orders are live or nothing is killed.</summary>
    public const int LastCancelAckWord = 28;
}
