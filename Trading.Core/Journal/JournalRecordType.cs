// What a journal record holds.
namespace Trading.Core.Journal;

/// <summary>Type of a journal record. Below 0x100 inputs of the engine, from 0x100 its outputs, from 0x200 the structure of the file. The numbers are format.</summary>
/// <remarks>0 is never written. A reader hands on types it does not know: a newer writer may add some without a new format version.</remarks>
public enum JournalRecordType : ushort
{
    None = 0,

    /// <summary>Bytes of a market data packet, as received.</summary>
    MarketBytes = 0x001,

    /// <summary>An execution report from the venue.</summary>
    ExecutionReport = 0x002,

    /// <summary>The time moved on: timeouts, heartbeats, clock checks.</summary>
    Timer = 0x003,

    /// <summary>An operator's command.</summary>
    Command = 0x004,

    /// <summary>Configuration, limits or instruments, at start or changed.</summary>
    Configuration = 0x005,

    /// <summary>What the host measured of its engine: latency, queue depth, clock.</summary>
    Measurement = 0x006,

    /// <summary>What the engine decided on an input: <see cref="JournalDecision"/>.</summary>
    Decision = 0x101,

    /// <summary>An order, change or cancellation handed to the gateway.</summary>
    OrderSent = 0x102,

    /// <summary>A circuit breaker tripped or let go.</summary>
    Breaker = 0x103,

    /// <summary>The kill switch was engaged.</summary>
    Kill = 0x104,

    /// <summary>The file was closed in good order; nothing follows in it: <see cref="JournalSeal"/>.</summary>
    Sealed = 0x201,
}
