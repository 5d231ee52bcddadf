// The binary `trading`: a list of verbs. Each verb is one file (or folder) in Verbs/ and returns an exit code.
using System.CommandLine;
using Trading.Cli;
using Trading.Core.Memory;
using Trading.Native.Host.Verbs;

MemoryAdvice.Use(LibC.AdviseHugePages);
var root = new RootCommand("Low-latency trading engine: replays market data through the line from bytes to orders, and measures it.")
{
    BookVerb.Create(),
    FeedVerb.Create(),
    ReplayVerb.Create(),
    KillVerb.Create(),
    RearmVerb.Create(),
    StatusVerb.Create(),
    BenchVerb.Create(),
    ConfigVerb.Create(),
    LimitsVerb.Create(),
    AeronVerb.Create(),
    CheckVerb.Create(),
    VersionVerb.Create(),
};
return CommandLineProgram.Run(root, args);
