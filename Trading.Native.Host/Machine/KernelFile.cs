// Reads the small text files in which Linux describes the machine.
using System;
using System.Globalization;
using System.IO;

namespace Trading.Native.Host.Machine;

/// <summary>Reads /sys and /proc; what cannot be read is <see cref="Unknown"/>, since kernels differ.</summary>
internal static class KernelFile
{
    public const string Unknown = "unknown";

    /// <summary>The trimmed content.</summary>
    public static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unknown;
        }
    }

    /// <summary>The word in brackets, as in <c>always [madvise] never</c>.</summary>
    public static string Chosen(string path)
    {
        string text = Text(path);
        int open = text.IndexOf('['), close = text.IndexOf(']');
        return open >= 0 && close > open ? text[(open + 1)..close] : Unknown;
    }

    /// <summary>The number after <c>name:</c>; -1 when it is not there.</summary>
    public static long Field(string path, string name)
    {
        foreach (string line in Text(path).Split('\n'))
        {
            if (!line.StartsWith(name + ":", StringComparison.Ordinal)) continue;
            string number = line[(name.Length + 1)..].Trim().Split(' ')[0];
            return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : -1;
        }
        return -1;
    }

    /// <summary>Whether the first processor lists a flag.</summary>
    public static bool HasCpuFlag(string flag)
    {
        foreach (string line in Text("/proc/cpuinfo").Split('\n'))
        {
            if (line.StartsWith("flags", StringComparison.Ordinal)) return Array.IndexOf(line.Split(' '), flag) >= 0;
        }
        return false;
    }
}
