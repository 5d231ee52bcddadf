// What the book scenario measured.
using System.Collections.Generic;
using Trading.Core.Domain;
using Trading.Core.Telemetry;

namespace Trading.Native.Host.Bench;

/// <summary>Nanoseconds a message, one number a round for the whole-tape stages; single calls of all rounds together for <see cref="Apply"/>.</summary>
internal sealed class BookBenchResult(string tape, BookTapeShape shape)
{
    public string Tape { get; } = tape;
    public BookTapeShape Shape { get; } = shape;
    public ulong Signature { get; set; }
    public long AllocatedBytes { get; set; }
    public long BookErrors { get; set; }
    public long ClockNanos { get; set; }
    public List<double> Decode { get; } = [];
    public List<double> Single { get; } = [];
    public List<double> Batched { get; } = [];
    public List<double> Told { get; } = [];
    public HdrHistogram Apply { get; } = new(1, Nanos.PerSecond, 3);
}
