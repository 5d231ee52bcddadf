// The exit codes every program here promises to scripts and operators.
namespace Trading.Cli;

/// <summary>What a finished process tells its caller. Documented in the README; never renumber.</summary>
public static class ExitCode
{
    /// <summary>The verb did what it was asked.</summary>
    public const int Done = 0;

    /// <summary>The command line or a configuration file is wrong.</summary>
    public const int Usage = 2;

    /// <summary>An input file is missing, foreign, damaged or cut.</summary>
    public const int BadInput = 3;

    /// <summary>Well-formed input that a check did not let through.</summary>
    public const int Refused = 4;

    /// <summary>A bug of ours.</summary>
    public const int InternalFault = 5;

    /// <summary>A kill is in force, but its record could not be made durable.</summary>
    public const int NotDurable = 6;

    /// <summary>An operated session (--control) ended killed.</summary>
    public const int Killed = 7;

    /// <summary>The operator stopped it: 128 + SIGINT, as shells expect.</summary>
    public const int Interrupted = 130;
}
