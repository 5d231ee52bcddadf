// The options of the verbs that run the line, and what becomes of them.
using System;
using System.CommandLine;
using System.IO;
using Trading.Cli;
using Trading.Core.Configuration;
using Trading.Core.Diagnostics;
using Trading.Core.Models;
using Trading.Native.Host.Replay;
using Symbol = Trading.Core.Domain.Symbol;

namespace Trading.Native.Host.Verbs;

/// <summary>Tape, symbol, model and configuration: spelt and checked once for replay and bench.</summary>
internal static class LineOptions
{
    private const int ConfigurationBytesMax = 1 << 20;

    public static Option<string> Tape() => new("--tape") { Description = "The recorded day: ITCH 5.0 in 2-byte length framing, or a pcap or pcapng capture of MoldUDP64; plain or gzipped.", Required = true, HelpName = "file" };

    public static Option<string> SymbolName() => new("--symbol") { Description = "The symbol to trade, as the venue spells it.", Required = true };

    public static Option<string?> Model() => new("--model") { Description = "Model artifact (.qmlp); without it the embedded default model scores.", HelpName = "file" };

    public static Option<string?> Config() => new("--config") { Description = "Configuration (JSON); without it the embedded default, see `trading config`.", HelpName = "file" };

    public static Option<string?> Limits(string name, string description) => new(name) { Description = description, HelpName = "file" };

    public static ReplayInputs Inputs(TapeFile tape, string symbolText, string? modelPath, string? configPath, string? limitsPath, bool outOfSample)
    {
        TradingConfiguration configuration = ReadConfiguration(configPath);
        Symbol traded = ParseSymbol(symbolText);
        LimitsFile? limits = limitsPath is null ? null : ReadLimits(limitsPath);
        if (limits is not null) configuration = configuration.Under(limits.Table([configuration.Strategy.ToString().ToLowerInvariant()], [traded]));
        ModelArtifact model = ReadModel(modelPath);
        return new ReplayInputs
        {
            Tape = tape,
            Symbol = traded,
            Model = model,
            Configuration = outOfSample ? configuration.StartingAt(TrainingEnd.Of(model)) : configuration,
            Limits = limits,
        };
    }

    public static RefusalException Wrong(string option, string found, string allowed, string remedy) =>
        new(RefusalKind.Configuration, $"The option {option} has a value that cannot be used", "trading " + option, found, allowed, remedy);

    public static Symbol ParseSymbol(string text) => Symbol.TryParse(text, out Symbol symbol)
        ? symbol
        : throw Wrong("--symbol", $"'{text}'", $"1 to {Symbol.Length} printable characters without spaces", "spell it as the venue does, for example GOOG");

    public static ModelArtifact ReadModel(string? path) => path is null ? DefaultModel.Read() : ModelFile.Load(path);

    public static TradingConfiguration ReadConfiguration(string? path)
    {
        if (path is null) return DefaultConfiguration.Read();
        try
        {
            byte[] bytes = BoundedFile.Read(path, ConfigurationBytesMax) ?? throw Unreadable(path, "more bytes than that");
            return ConfigurationReader.Read(bytes, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Unreadable(path, e.Message);
        }
    }

    public static LimitsFile ReadLimits(string? path)
    {
        if (path is null) return DefaultLimits.Read();
        const string remedy = "check the path; `trading limits --default` prints the embedded default to start from";
        try
        {
            byte[] bytes = BoundedFile.Read(path, ConfigurationBytesMax) ?? throw new IOException("more bytes than that");
            return LimitsReader.Read(bytes, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new RefusalException(RefusalKind.Configuration, "The limits file cannot be read", path.Length > 0 ? path : "the limits option", e.Message, $"a readable JSON file of at most {ConfigurationBytesMax} bytes", remedy);
        }
    }

    private static RefusalException Unreadable(string path, string found) => new(
        RefusalKind.Configuration, "The configuration cannot be read", path, found,
        $"a readable JSON file of at most {ConfigurationBytesMax} bytes", "check the path; `trading config` prints the embedded default to start from");
}
