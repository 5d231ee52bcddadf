// `trading check`: is this machine fit for low latency? Warnings carry their remedy; nothing here fails the run.
using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Text.Json;
using Trading.Cli;
using Trading.Native.Host.Machine;

namespace Trading.Native.Host.Verbs;

/// <summary>The verb <c>check</c>.</summary>
public static class CheckVerb
{
    public static Command Create()
    {
        Option<bool> json = CommonOptions.Json();
        return new Command("check", "Check whether this machine is fit for low latency; each warning says what it costs and how to remedy it.") { json }
            .Runs((parse, _) => Run(parse.GetValue(json)));
    }

    private static int Run(bool json)
    {
        List<Finding> findings = MachineCheck.Run();
        if (json) JsonOutput.Write(w => WriteJson(w, findings));
        else WriteText(findings);
        return ExitCode.Done;
    }

    private static void WriteText(List<Finding> findings)
    {
        var table = new ConsoleTable("", "what", "value", "remedy");
        foreach (Finding f in findings) table.Row(f.Fit ? "ok" : "warn", f.Name, f.Value, f.Fit ? "" : f.Remedy);
        table.Write(Console.Out);
        int warnings = findings.Count(f => !f.Fit);
        Console.WriteLine(warnings == 0 ? "fit" : $"{warnings} warning{(warnings == 1 ? "" : "s")}: results are right all the same, latencies will be worse");
    }

    private static void WriteJson(Utf8JsonWriter w, List<Finding> findings)
    {
        w.WriteNumber("warnings", findings.Count(f => !f.Fit));
        w.WriteStartArray("checks");
        foreach (Finding f in findings)
        {
            w.WriteStartObject();
            w.WriteString("name", f.Name);
            w.WriteString("status", f.Fit ? "ok" : "warn");
            w.WriteString("value", f.Value);
            if (!f.Fit) w.WriteString("remedy", f.Remedy);
            w.WriteEndObject();
        }
        w.WriteEndArray();
    }
}
