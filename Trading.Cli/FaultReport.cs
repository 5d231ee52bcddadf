// Writes what went wrong, for a person to stderr and for a program to stdout.
using System;
using System.IO;
using System.Text.Json;
using Trading.Core.Diagnostics;

namespace Trading.Cli;

/// <summary>Says an error once in each form and gives its exit code.</summary>
internal sealed class FaultReport(string commandLine, bool json)
{
    public int Usage(string message, string hint)
    {
        message = message.ReplaceLineEndings(" ").TrimEnd('.');
        Console.Error.WriteLine($"{message}. {hint}");
        return Emit("usage", ExitCode.Usage, w =>
        {
            w.WriteString("what", message);
            w.WriteString("remedy", hint);
        });
    }

    public int Refusal(RefusalException refusal)
    {
        Console.Error.WriteLine(refusal.Message);
        return Emit(KindName(refusal.Kind), (int)refusal.Kind, w =>
        {
            w.WriteString("what", refusal.What);
            w.WriteString("where", refusal.Where);
            w.WriteString("found", refusal.Found);
            w.WriteString("allowed", refusal.Allowed);
            w.WriteString("remedy", refusal.Remedy);
        });
    }

    public int Fault(Exception fault)
    {
        Console.Error.WriteLine($"This is our bug, not yours: {fault.GetType().Name}: {fault.Message}");
        Console.Error.WriteLine($"  reproduce with: {commandLine}");
        Console.Error.WriteLine($"  version: {BuildInfo.Version} {BuildInfo.Commit} {BuildInfo.Runtime}");
        Console.Error.WriteLine(fault.StackTrace);
        return Emit("internal-fault", ExitCode.InternalFault, w =>
        {
            w.WriteString("what", $"{fault.GetType().Name}: {fault.Message}");
            w.WriteString("reproduce", commandLine);
            w.WriteString("version", $"{BuildInfo.Version} {BuildInfo.Commit} {BuildInfo.Runtime}");
        });
    }

    public int Interrupted()
    {
        Console.Error.WriteLine("stopped; no half-written output was left");
        return Emit("interrupted", ExitCode.Interrupted, w => w.WriteString("what", "stopped by the operator"));
    }

    private int Emit(string kind, int exitCode, Action<Utf8JsonWriter> members)
    {
        if (!json) return exitCode;
        try
        {
            JsonOutput.Write(w =>
            {
                w.WriteStartObject("error");
                w.WriteString("kind", kind);
                w.WriteNumber("exit_code", exitCode);
                members(w);
                w.WriteEndObject();
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // stdout is full or closed, which may be the very error being told; stderr has it, and so has the exit code.
        }
        return exitCode;
    }

    private static string KindName(RefusalKind kind) => kind switch
    {
        RefusalKind.Configuration => "configuration",
        RefusalKind.BadInput => "bad-input",
        _ => "refused",
    };
}
