// Runs a command line to an exit code: the only place where an exception becomes words and a number.
using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Help;
using System.IO;
using System.Linq;
using System.Threading;
using Trading.Core.Diagnostics;

namespace Trading.Cli;

/// <summary>The top of every program: parses, runs the verb, and answers refusals and faults with a text and an <see cref="ExitCode"/>.</summary>
public static class CommandLineProgram
{
    /// <summary>The body of a verb. It polls <paramref name="stop"/> in long work and returns an <see cref="ExitCode"/>.</summary>
    public delegate int VerbBody(ParseResult parse, CancellationToken stop);

    private static CancellationToken _stop;

    /// <summary>Gives a command its body; use this instead of SetAction, so that the stop token reaches it.</summary>
    public static Command Runs(this Command command, VerbBody body)
    {
        command.SetAction(parse => body(parse, _stop));
        return command;
    }

    /// <summary>Parses and runs. Returns the process's exit code and never throws.</summary>
    /// <remarks>Errors go to stderr; where <c>--json</c> was given, also as one object <c>{"error":{...}}</c> to stdout.</remarks>
    public static int Run(RootCommand root, string[] args)
    {
        using var signal = new StopSignal();
        _stop = signal.Token;
        var report = new FaultReport(CommandLineText(root, args), json: args.Contains(CommonOptions.JsonName));
        try
        {
            ParseResult parse = root.Parse(args);
            if (parse.Errors.Count > 0 && parse.Action is not HelpAction) return report.Usage(FirstError(parse), Hint(root, parse));
            return parse.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException) when (signal.Token.IsCancellationRequested)
        {
            return report.Interrupted();
        }
        catch (RefusalException refusal)
        {
            return report.Refusal(refusal);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return report.Refusal(new RefusalException(RefusalKind.BadInput, "The operating system refused a file operation", "see 'found'",
                fault.Message, "readable input, writable output and free space", "check the paths, the permissions and `df -h`"));
        }
        catch (Exception fault)
        {
            return report.Fault(fault);
        }
    }

    // An unknown verb also counts as "no verb given"; the unknown word is what helps.
    private static string FirstError(ParseResult parse) =>
        parse.UnmatchedTokens.Count > 0 && parse.CommandResult.Command is RootCommand
            ? $"There is no verb '{parse.UnmatchedTokens[0]}'"
            : parse.Errors[0].Message;

    private static string Hint(RootCommand root, ParseResult parse)
    {
        Command at = parse.CommandResult.Command;
        if (at == root) return $"verbs: {string.Join(", ", root.Subcommands.Select(c => c.Name))}; see '{root.Name} --help'";
        return $"see '{Path(at)} --help'";
    }

    private static string Path(Command command)
    {
        var names = new List<string>();
        for (Symbol? at = command; at is not null; at = at.Parents.FirstOrDefault()) names.Insert(0, at.Name);
        return string.Join(' ', names);
    }

    private static string CommandLineText(RootCommand root, string[] args) =>
        string.Join(' ', args.Select(Quoted).Prepend(root.Name));

    /// <summary>An argument as a POSIX shell takes it: as it stands when harmless, else in single quotes.</summary>
    public static string Quoted(string arg) =>
        arg.Length > 0 && arg.All(c => char.IsAsciiLetterOrDigit(c) || "-_./=:,+@%".Contains(c)) ? arg : $"'{arg.Replace("'", "'\\''")}'";
}
