// `trading rearm`: ends a kill, on the word of a person who did not kill.
using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using Trading.Cli;
using Trading.Cli.Control;
using Trading.Core.Concurrency;
using Trading.Core.Diagnostics;

namespace Trading.Native.Host.Verbs;

/// <summary>The verb <c>rearm</c>. The record is durable before the block is lifted.</summary>
public static class RearmVerb
{
    public static Command Create()
    {
        Option<string> control = ControlOptions.Directory();
        var by = new Option<string>("--by") { Description = "Who decides: nobody who killed.", Required = true, HelpName = "name" };
        var reason = new Option<string>("--reason") { Description = "Why it is safe to go on.", Required = true, HelpName = "text" };
        Option<bool> json = CommonOptions.Json();
        return new Command("rearm", "End a kill; only by another person than those who killed, with a reason.") { control, by, reason, json }
            .Runs((parse, _) => Run(parse.GetRequiredValue(control), Principal.Checked(parse.GetRequiredValue(by), "--by"),
                Principal.CheckedReason(parse.GetRequiredValue(reason), "--reason"), parse.GetValue(json)));
    }

    private static int Run(string control, string by, string reason, bool json)
    {
        using ControlDirectory directory = ControlDirectory.Open(control);
        ControlWord word = directory.Word ?? throw Refuse(directory, directory.PageFault!, "a page that can be written", "fix the directory's permissions");
        ulong seen = word.Value;
        LatchFile latch = directory.ReadLatch();
        bool killFile = File.Exists(directory.KillPath);
        if (!latch.IsKilled && (seen & ControlWord.BlockingBits) == 0 && !killFile) throw Refuse(directory, "nothing is killed", "a killed engine", "see `trading status --control DIR`");
        if (latch.Holds.FirstOrDefault(hold => hold.Principal == by) is { } own)
            throw Refuse(directory, $"{by} killed {own.Name} ({own.Scope}) at {own.UtcTime:yyyy-MM-ddTHH:mm:ssZ}", "a person who has not killed", "ask another person to look and to re-arm");
        directory.Append(new LatchRecord(false, 0, 0, DateTime.UtcNow, by, reason));
        if (killFile) File.Delete(directory.KillPath);
        if (!word.TryLift(seen)) throw Refuse(directory, "somebody killed again meanwhile", "no kill after the look", "look at `trading status --control DIR` again");
        int engine = EngineProcess.Of(directory);
        if (json) JsonOutput.Write(w =>
        {
            w.WriteString("state", "ACTIVE");
            w.WriteString("by", by);
            w.WriteNumber("ended", latch.Holds.Count);
            w.WriteNumber("engine", engine);
        });
        else Console.WriteLine($"re-armed by {by}; {(engine == 0 ? "the next engine starts active" : $"engine {engine} goes on")}");
        return ExitCode.Done;
    }

    private static RefusalException Refuse(ControlDirectory directory, string found, string allowed, string remedy) =>
        new(RefusalKind.Refused, "The kill cannot be ended", directory.Path, found, allowed, remedy);
}
