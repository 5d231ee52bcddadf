// The engine that runs on a control directory, as the operating system knows it.
using System;
using System.Globalization;
using System.IO;
using Trading.Core.Concurrency;

namespace Trading.Cli.Control;

/// <summary>A process is named by its id and its start time, since ids are used again.</summary>
public static class EngineProcess
{
    private const int StartField = 22;
    private const int SigUsr1 = 10;

    /// <summary>Id of the engine that is alive on this directory; 0 when there is none.</summary>
    public static int Of(ControlDirectory directory)
    {
        int process = (int)directory.Read(ControlPage.EngineProcessWord);
        return process > 1 && StartOf(process) is { } start && start == directory.Read(ControlPage.EngineStartWord) ? process : 0;
    }

    /// <summary>Writes this process into the page.</summary>
    public static void Register(ControlDirectory directory)
    {
        directory.Write(ControlPage.EngineStartWord, StartOf(Environment.ProcessId) ?? 0);
        directory.Write(ControlPage.EngineProcessWord, (ulong)Environment.ProcessId);
    }

    /// <summary>Asks it to kill itself at K3; false when there is no such process.</summary>
    public static bool Signal(ControlDirectory directory) => LibC.Signal(Of(directory), SigUsr1);

    // Field 22 of /proc/PID/stat; the second field is the program's name in parentheses and may itself hold any character.
    private static ulong? StartOf(int process)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{process}/stat");
            string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            // Field 3 is the first behind the name; state Z is a process that has ended.
            return fields[0] == "Z" ? null : ulong.Parse(fields[StartField - 3], NumberStyles.None, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or IndexOutOfRangeException or ArgumentException)
        {
            return null;
        }
    }
}
