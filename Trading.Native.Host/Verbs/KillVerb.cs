// `trading kill`: ends order entry of an engine from another process, at once, durably, whether the engine's loop runs or hangs.
using System;
using System.CommandLine;
using System.IO;
using System.Threading;
using Trading.Cli;
using Trading.Cli.Control;
using Trading.Core.Concurrency;
using Trading.Core.Diagnostics;
using Trading.Core.Risk;

namespace Trading.Native.Host.Verbs;

/// <summary>The verb <c>kill</c>. The block comes first, the record second, words last.</summary>
public static class KillVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private sealed record Request(int Level, string Control, int? Strategy, int? Account, string? By, string Reason, bool Json);

    public static Command Create()
    {
        var level = new Option<int>("--level") { Description = "1 one strategy, 2 one account (or the desk), 3 the engine, 4 also the venue: mass cancel and block, 5 drop the session.", Required = true };
        Option<string> control = ControlOptions.Directory();
        var strategy = new Option<int?>("--strategy") { Description = "With --level 1: which.", HelpName = "n" };
        var account = new Option<int?>("--account") { Description = "With --level 2: which; without it every account.", HelpName = "n" };
        var by = new Option<string?>("--by") { Description = "Who decides; without it the operating system's user. Who kills cannot re-arm.", HelpName = "name" };
        var reason = new Option<string>("--reason") { Description = "Why, in a few words.", DefaultValueFactory = _ => "no reason given", HelpName = "text" };
        Option<bool> json = CommonOptions.Json();
        return new Command("kill", "End order entry of a running or stopped engine; it starts killed until another person re-arms it.")
            { level, control, strategy, account, by, reason, json }
            .Runs((parse, _) => Run(new Request(parse.GetRequiredValue(level), parse.GetRequiredValue(control), parse.GetValue(strategy), parse.GetValue(account),
                parse.GetValue(by), parse.GetValue(reason)!, parse.GetValue(json))));
    }

    private static int Run(Request request)
    {
        int id = Checked(request);
        using ControlDirectory directory = ControlDirectory.Open(request.Control);
        ulong bits = KillSwitch.BitsOf((KillLevel)request.Level, id);
        directory.Word?.Block(bits);
        bool signalled = directory.Word is null && EngineProcess.Signal(directory);
        string by = Principal.OneLine(request.By ?? Principal.Default, LatchRecord.PrincipalLengthMax);
        var record = new LatchRecord(true, id == KillSwitch.Desk ? (int)KillLevel.Engine : request.Level, Math.Max(id, 0), DateTime.UtcNow, by.Length > 0 ? by : Principal.Default, Principal.OneLine(request.Reason));
        string? fault = Latch(directory, record);
        bool seen = WaitUntilSeen(directory, bits);
        return Tell(request, directory, record, fault, signalled, seen);
    }

    private static int Checked(Request request)
    {
        if (request.Level is < 1 or > LatchRecord.LevelMax) throw LineOptions.Wrong("--level", $"{request.Level}", $"1 to {LatchRecord.LevelMax}", "give the level of docs/runbook.md; 3 ends everything of the engine");
        if (request.Level == 1 && request.Strategy is not >= 0) throw LineOptions.Wrong("--strategy", request.Strategy is { } s ? $"{s}" : "not given", "the number of a strategy", "add --strategy N, or kill the engine with --level 3");
        if (request.Account < 0) throw LineOptions.Wrong("--account", $"{request.Account}", "the number of an account", "give --account N, or leave it out for every account");
        return request.Level switch { 1 => request.Strategy!.Value, 2 => request.Account ?? KillSwitch.Desk, _ => 0 };
    }

    private static string? Latch(ControlDirectory directory, LatchRecord record)
    {
        try
        {
            directory.Append(record);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    // The block needs nobody's answer; whether the loop runs tells whether the cancels are on their way.
    private static bool WaitUntilSeen(ControlDirectory directory, ulong bits)
    {
        if (EngineProcess.Of(directory) == 0) return false;
        return SpinWait.SpinUntil(() => (directory.Read(ControlPage.SeenWord) & bits) == bits, Patience);
    }

    private static int Tell(Request request, ControlDirectory directory, LatchRecord record, string? fault, bool signalled, bool seen)
    {
        int engine = EngineProcess.Of(directory);
        bool blocked = directory.Word is not null || signalled;
        int code = fault is null ? ExitCode.Done : ExitCode.NotDurable;
        if (request.Json) JsonOutput.Write(w =>
        {
            w.WriteString("state", "KILLED");
            w.WriteNumber("level", record.Level);
            w.WriteString("scope", record.Scope);
            w.WriteString("by", record.Principal);
            w.WriteBoolean("blocked", blocked);
            w.WriteBoolean("durable", fault is null);
            if (fault is not null) w.WriteString("fault", fault);
            w.WriteNumber("engine", engine);
            w.WriteBoolean("seen", seen);
            w.WriteNumber("exit_code", code);
        });
        else
        {
            Console.WriteLine($"killed {record.Name} ({record.Scope}) by {record.Principal}: {(blocked ? "new orders are blocked" : "the page could not be reached: " + directory.PageFault)}");
            Console.WriteLine(engine == 0 ? "no engine is running; the next one starts killed"
                : seen ? $"engine {engine} has taken it and cancels what is live" : $"engine {engine} does not answer; it is blocked all the same and cancels when it goes on");
        }
        if (fault is not null)
            Console.Error.WriteLine($"warning: the latch {directory.LatchPath} could not be made durable: {fault}. The block is in force and is lost with the machine. Exit code {code}.");
        return code;
    }
}
