// The binary `trading-research`: a list of verbs. Each verb is one file (or folder) in Verbs/ and returns an exit code.
using System.CommandLine;
using Trading.Cli;
using Trading.Research.Verbs;

var root = new RootCommand("Offline side of the trading engine: simulates markets, builds datasets, trains and quantises models.")
{
    SimulateVerb.Create(),
    TrainVerb.Create(),
    VersionVerb.Create(),
};
return CommandLineProgram.Run(root, args);
