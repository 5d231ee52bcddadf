// Who acts on an engine: a name for people, a number for journals.
using System;
using System.Buffers.Binary;
using System.Text;
using Trading.Core.Diagnostics;
using Trading.Core.Models;

namespace Trading.Cli.Control;

/// <summary>Names of persons as the control files hold them. The number is the first eight bytes of the SHA-256 of the name in UTF-8, little-endian.</summary>
public static class Principal
{
    public static ulong NumberOf(string name) => BinaryPrimitives.ReadUInt64LittleEndian(Sha256.Hash(Encoding.UTF8.GetBytes(name)));

    /// <summary>The operating system's user, for those who give no name.</summary>
    public static string Default => Environment.UserName.Length > 0 ? Environment.UserName : "uid";

    /// <exception cref="RefusalException">Empty, too long, or with characters that do not belong into one line.</exception>
    public static string Checked(string name, string option)
    {
        if (name.Length is > 0 and <= LatchRecord.PrincipalLengthMax && !name.StartsWith("engine:", StringComparison.Ordinal) && IsLine(name)) return name;
        throw new RefusalException(RefusalKind.Configuration, "The name of a person cannot be used", option, $"'{OneLine(name)}'",
            $"1 to {LatchRecord.PrincipalLengthMax} characters without control characters, not beginning with 'engine:'", "give the name of the person who decides");
    }

    /// <exception cref="RefusalException">Empty, too long, or more than one line.</exception>
    public static string CheckedReason(string reason, string option)
    {
        if (reason.Trim().Length > 0 && reason.Length <= LatchRecord.ReasonLengthMax && IsLine(reason)) return reason;
        throw new RefusalException(RefusalKind.Configuration, "A reason is needed that can be kept", option, $"'{OneLine(reason)}'",
            $"one line of 1 to {LatchRecord.ReasonLengthMax} characters", "say in a few words why");
    }

    /// <summary>Text with control characters replaced and cut to a length: what is recorded of words that were not checked, since a kill is never refused for its words.</summary>
    public static string OneLine(string text, int lengthMax = LatchRecord.ReasonLengthMax)
    {
        var line = new StringBuilder();
        foreach (char c in text.Length <= lengthMax ? text : text[..lengthMax]) line.Append(char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c);
        return line.ToString();
    }

    private static bool IsLine(string text) => text == OneLine(text, int.MaxValue);
}
