// What a replay is made of, once the command line and the files have been read and checked.
using Trading.Cli;
using Trading.Core.Configuration;
using Trading.Core.Domain;
using Trading.Core.Models;

namespace Trading.Native.Host.Replay;

/// <summary>Checked inputs of one replay.</summary>
internal sealed class ReplayInputs
{
    public required TapeFile Tape { get; init; }
    public required Symbol Symbol { get; init; }
    public required ModelArtifact Model { get; init; }
    public required TradingConfiguration Configuration { get; init; }

    /// <summary>The limits file, when one was given; the configuration already holds its table.</summary>
    public LimitsFile? Limits { get; init; }
}
