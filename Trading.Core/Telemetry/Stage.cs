// The stages of the line, as latency is attributed to them.
namespace Trading.Core.Telemetry;

/// <summary>A stage of the line. The order is that of the line; the numbers are part of report formats.</summary>
public enum Stage : byte
{
    Decode = 0,
    Book = 1,
    Features = 2,
    Model = 3,
    Signal = 4,
    Risk = 5,
    Encode = 6,

    /// <summary>The whole path of a market event: packet in to orders encoded or decision made.</summary>
    Total = 7,

    /// <summary>Handling of an execution report; not part of <see cref="Total"/>.</summary>
    Report = 8,

    /// <summary>The whole path of only those market events that sent an order.</summary>
    TickToOrder = 9,
}
