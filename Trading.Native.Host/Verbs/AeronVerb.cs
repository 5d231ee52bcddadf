// `trading aeron stat|errors|streams|driver|publish|subscribe|echo`: look into the IPC of any Aeron driver, run one, try it out.
using System.CommandLine;
using Trading.Aeron.Protocol;
using Trading.Cli;
using Trading.Native.Host.Ipc;

namespace Trading.Native.Host.Verbs;

/// <summary>The verb <c>aeron</c>.</summary>
public static class AeronVerb
{
    private const int StreamDefault = 1001;

    public static Command Create() => new("aeron", "Shared-memory messaging: look into any Aeron media driver, run one, try it out.")
    {
        Look("stat", "Every counter of a driver, and whether it lives.", StatReport.Write),
        Look("errors", "The distinct errors that a driver has met.", ErrorsReport.Write),
        Look("streams", "Publications and how far their subscribers are.", StreamsReport.Write),
        Driver(),
        Publish(),
        Subscribe(),
        Echo(),
    };

    private delegate void Report(DriverDirectory driver, bool json);

    private static Command Look(string name, string what, Report report)
    {
        Option<string?> directory = DirectoryOption();
        Option<bool> json = CommonOptions.Json();
        return new Command(name, what) { directory, json }.Runs((parse, _) =>
        {
            using DriverDirectory driver = DriverDirectory.Open(parse.GetValue(directory) ?? AeronDirectory.Default);
            report(driver, parse.GetValue(json));
            return ExitCode.Done;
        });
    }

    private static Command Driver()
    {
        Option<string?> directory = DirectoryOption();
        var idle = new Option<string>("--idle") { Description = "What the conductor does without work: spin, yield, backoff or sleep.", DefaultValueFactory = _ => "backoff", HelpName = "strategy" };
        var termLength = new Option<int>("--term-length") { Description = "Bytes of a term where a channel does not say.", DefaultValueFactory = _ => 64 * 1024 * 1024, HelpName = "bytes" };
        var allocate = new Option<bool>("--allocate") { Description = "Allocate and touch every page of a log when it is made, so that a full disk cannot end a process later." };
        var liveness = new Option<int>("--liveness-ms") { Description = "How long a client may be silent.", DefaultValueFactory = _ => 10_000, HelpName = "ms" };
        var unblock = new Option<int>("--unblock-ms") { Description = "How long readers wait at a frame before its publisher counts as dead; longer than --liveness-ms.", DefaultValueFactory = _ => 15_000, HelpName = "ms" };
        var timeout = new Option<int>("--driver-timeout-ms") { Description = "How old the heartbeat of a driver before may be for it to count as alive.", DefaultValueFactory = _ => 10_000, HelpName = "ms" };
        var timer = new Option<int>("--timer-ms") { Description = "Interval of heartbeat and time-outs.", DefaultValueFactory = _ => 1_000, HelpName = "ms" };
        var remove = new Option<bool>("--delete-on-shutdown") { Description = "Delete the directory at the end." };
        return new Command("driver", "Run an IPC media driver until a signal; prints one line when it serves.") { directory, idle, termLength, allocate, liveness, unblock, timeout, timer, remove }
            .Runs((parse, stop) => DriverRun.Run(
                new DriverSettings(
                    parse.GetValue(directory) ?? AeronDirectory.Default, parse.GetValue(idle)!, parse.GetValue(termLength), parse.GetValue(allocate), parse.GetValue(liveness),
                    parse.GetValue(unblock), parse.GetValue(timeout), parse.GetValue(timer), parse.GetValue(remove)),
                stop));
    }

    private static Command Publish()
    {
        Option<string?> directory = DirectoryOption(), channel = ChannelOption();
        Option<int> stream = StreamOption(), timeout = TimeoutOption();
        Option<long> count = new("--count") { Description = "Messages to send; 0 goes on until a signal.", DefaultValueFactory = _ => 1_000_000, HelpName = "n" };
        var length = new Option<int>("--length") { Description = "Bytes of a message, at least 8.", DefaultValueFactory = _ => 32, HelpName = "bytes" };
        var shared = new Option<bool>("--shared") { Description = "A publication that publishers share, instead of an exclusive one." };
        var hang = new Option<bool>("--hang-in-claim") { Description = "At the end claim a frame and never commit it, to see how a driver gets over a dead publisher." };
        return new Command("publish", "Publish numbered messages; waits for a subscriber.") { directory, timeout, channel, stream, count, length, shared, hang }
            .Runs((parse, stop) => PublishRun.Run(
                new MessageSettings(parse.GetValue(directory) ?? AeronDirectory.Default, parse.GetValue(timeout), parse.GetValue(channel) ?? ChannelUri.Ipc, parse.GetValue(stream), parse.GetValue(count)),
                parse.GetValue(length), parse.GetValue(shared), parse.GetValue(hang), stop));
    }

    private static Command Subscribe()
    {
        Option<string?> directory = DirectoryOption(), channel = ChannelOption();
        Option<int> stream = StreamOption(), timeout = TimeoutOption();
        Option<long> count = new("--count") { Description = "Messages to wait for; 0 goes on until a signal.", DefaultValueFactory = _ => 1_000_000, HelpName = "n" };
        var stall = new Option<long>("--stall-after") { Description = "Stop reading after so many messages, but stay connected.", DefaultValueFactory = _ => long.MaxValue, HelpName = "n" };
        return new Command("subscribe", "Receive what `trading aeron publish` sends and check that nothing is missing, twice or changed.") { directory, timeout, channel, stream, count, stall }
            .Runs((parse, stop) => SubscribeRun.Run(
                new MessageSettings(parse.GetValue(directory) ?? AeronDirectory.Default, parse.GetValue(timeout), parse.GetValue(channel) ?? ChannelUri.Ipc, parse.GetValue(stream), parse.GetValue(count)),
                parse.GetValue(stall), stop));
    }

    private static Command Echo()
    {
        Option<string?> directory = DirectoryOption();
        var page = new Option<string>("--page") { Description = "The control page that the benchmark made.", Required = true, HelpName = "file" };
        return new Command("echo", "The other process of `trading bench --scenario ipc`, which starts it.") { directory, page }
            .Runs((parse, stop) => EchoRun.Run(parse.GetValue(directory) ?? AeronDirectory.Default, parse.GetRequiredValue(page), stop));
    }

    private static Option<string?> DirectoryOption() => new("--dir") { Description = "The driver's directory; without it AERON_DIR or /dev/shm/aeron-USER.", HelpName = "directory" };

    private static Option<string?> ChannelOption() => new("--channel") { Description = "The channel; without it aeron:ipc.", HelpName = "uri" };

    private static Option<int> TimeoutOption() => new("--driver-timeout-ms") { Description = "How long the driver may be silent.", DefaultValueFactory = _ => 10_000, HelpName = "ms" };

    private static Option<int> StreamOption() => new("--stream") { Description = "The stream id.", DefaultValueFactory = _ => StreamDefault, HelpName = "id" };
}
