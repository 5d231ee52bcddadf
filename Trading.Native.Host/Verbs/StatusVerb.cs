// `trading status`: whether an engine may trade, since when, by whom, and how far its cancels have come.
using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using Trading.Cli;
using Trading.Cli.Control;
using Trading.Core.Concurrency;

namespace Trading.Native.Host.Verbs;

/// <summary>The verb <c>status</c>. Only reads.</summary>
public static class StatusVerb
{
    public static Command Create()
    {
        Option<string> control = ControlOptions.Directory();
        Option<bool> json = CommonOptions.Json();
        return new Command("status", "Show the state of an engine's kill switch: active or killed, level, since when, by whom.") { control, json }
            .Runs((parse, _) => Run(parse.GetRequiredValue(control), parse.GetValue(json)));
    }

    private static int Run(string control, bool json)
    {
        using ControlDirectory directory = ControlDirectory.Open(control);
        LatchFile latch = directory.ReadLatch();
        ulong word = directory.Read(ControlPage.ControlWordIndex);
        bool killFile = File.Exists(directory.KillPath);
        bool killed = latch.IsKilled || (word & ControlWord.BlockingBits) != 0 || killFile;
        int level = Math.Max(latch.Level, Math.Max(LevelOf(word), killFile ? 3 : 0));
        LatchRecord? first = latch.Holds.FirstOrDefault();
        string by = first?.Principal ?? (killFile ? "file KILL" : killed ? latch.Damage is null ? "control page" : "unreadable latch" : "");
        string reason = first?.Reason ?? latch.Damage ?? "";
        int engine = EngineProcess.Of(directory);
        if (json) JsonOutput.Write(w =>
        {
            w.WriteString("state", killed ? "KILLED" : "ACTIVE");
            w.WriteNumber("level", level);
            w.WriteString("since", first is null ? "" : Time(first));
            w.WriteString("by", by);
            w.WriteString("reason", reason);
            w.WriteStartArray("holds");
            foreach (LatchRecord hold in latch.Holds)
            {
                w.WriteStartObject();
                w.WriteNumber("level", hold.Level);
                w.WriteString("scope", hold.Scope);
                w.WriteString("since", Time(hold));
                w.WriteString("by", hold.Principal);
                w.WriteString("reason", hold.Reason);
                w.WriteEndObject();
            }
            w.WriteEndArray();
            w.WriteBoolean("durable", !killed || latch.Holds.Count > 0);
            w.WriteString("latch_damage", latch.Damage ?? "");
            w.WriteNumber("engine", engine);
            w.WriteNumber("events", directory.Read(ControlPage.EventsWord));
            w.WriteNumber("orders_left", directory.Read(ControlPage.OrdersLeftWord));
            w.WriteNumber("cancels_left", directory.Read(ControlPage.CancelsLeftWord));
            w.WriteNumber("orders_blocked", directory.Read(ControlPage.OrdersBlockedWord));
            w.WriteNumber("live_orders", directory.Read(ControlPage.LiveOrdersWord));
            w.WriteNumber("last_cancel_ack_nanos", (long)directory.Read(ControlPage.LastCancelAckWord) - 1);
        });
        else WriteText(directory, latch, killed, level, by, reason, engine);
        return ExitCode.Done;
    }

    private static void WriteText(ControlDirectory directory, LatchFile latch, bool killed, int level, string by, string reason, int engine)
    {
        var table = new ConsoleTable("status of " + directory.Path, "");
        table.Row("state", killed ? $"KILLED (K{level})" : "ACTIVE");
        if (killed) table.Row("by", by);
        if (killed && reason.Length > 0) table.Row("reason", reason);
        foreach (LatchRecord hold in latch.Holds) table.Row("hold", $"{hold.Name} {hold.Scope} since {Time(hold)} by {hold.Principal}: {hold.Reason}");
        table.Row("engine", engine == 0 ? "none running" : engine.ToString(CultureInfo.InvariantCulture));
        table.Row("orders left", Number(directory, ControlPage.OrdersLeftWord));
        table.Row("orders blocked", Number(directory, ControlPage.OrdersBlockedWord));
        table.Row("cancels left", Number(directory, ControlPage.CancelsLeftWord));
        table.Row("live orders", Number(directory, ControlPage.LiveOrdersWord));
        long ack = (long)directory.Read(ControlPage.LastCancelAckWord) - 1;
        if (killed && ack >= 0) table.Row("time to last cancel ack", ack.ToString("N0", CultureInfo.InvariantCulture) + " ns");
        table.Write(Console.Out);
    }

    private static int LevelOf(ulong word)
    {
        for (int level = LatchRecord.LevelMax; level >= 3; level--)
            if ((word & ControlWord.LevelBit(level)) != 0) return level;
        return (word & ControlWord.EngineBits) != 0 ? 3 : (word & ControlWord.BlockingBits) == 0 ? 0 : (word & 0x00FF_FF00) != 0 ? 2 : 1;
    }

    private static string Number(ControlDirectory directory, int word) => directory.Read(word).ToString("N0", CultureInfo.InvariantCulture);

    private static string Time(LatchRecord record) => record.UtcTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);
}
