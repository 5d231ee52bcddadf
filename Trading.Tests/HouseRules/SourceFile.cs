// A C# source file with its comments and literals blanked out, so that rules can look at code alone.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Trading.Tests.Support;

namespace Trading.Tests.HouseRules;

/// <summary>Path relative to the repository with forward slashes, the text as written, and <see cref="Code"/> with the same line breaks.</summary>
public sealed class SourceFile
{
    private static readonly string[] ProductProjects = ["Trading.Core", "Trading.Aeron", "Trading.Cli", "Trading.Native.Host", "Trading.Research", "Trading.Benchmarks"];

    public SourceFile(string path, string text)
    {
        Path = path;
        Text = text;
        Code = Blank(text);
    }

    public string Path { get; }
    public string Text { get; }

    /// <summary>The text with comments, strings and characters replaced by blanks.</summary>
    public string Code { get; }

    public int LineCount => Text.AsSpan().TrimEnd('\n').Count('\n') + 1;

    public static IReadOnlyList<SourceFile> Products() => ProductProjects.SelectMany(Below).ToList();

    public static IReadOnlyList<SourceFile> All() => Products().Concat(Below("Trading.Tests")).ToList();

    private static IEnumerable<SourceFile> Below(string project)
    {
        string root = SharedData.RepositoryRoot;
        return Directory.EnumerateFiles(System.IO.Path.Combine(root, project), "*.cs", SearchOption.AllDirectories)
            .Select(file => new SourceFile(System.IO.Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllText(file)))
            .Where(file => !file.Path.Contains("/obj/", StringComparison.Ordinal) && !file.Path.Contains("/bin/", StringComparison.Ordinal))
            .OrderBy(file => file.Path, StringComparer.Ordinal);
    }

    private static string Blank(string text)
    {
        var code = new StringBuilder(text.Length);
        for (int at = 0; at < text.Length;)
        {
            int end = LiteralEnd(text, at);
            if (end == at)
            {
                code.Append(text[at++]);
                continue;
            }
            for (; at < end; at++) code.Append(text[at] == '\n' ? '\n' : ' ');
        }
        return code.ToString();
    }

    /// <summary>End of the comment or literal that starts here, or <paramref name="at"/> when none does. An interpolation hole counts as part of its string.</summary>
    private static int LiteralEnd(string text, int at)
    {
        var rest = text.AsSpan(at);
        if (rest.StartsWith("//")) return End(text, text.IndexOf('\n', at), 0);
        if (rest.StartsWith("/*")) return End(text, text.IndexOf("*/", at + 2, StringComparison.Ordinal), 2);
        if (rest.StartsWith("'")) return EscapedEnd(text, at + 1, '\'');
        int dollars = rest.IndexOfAnyExcept('$', '@');
        if (dollars < 0 || rest[dollars] != '"') return at;
        int quotes = rest[dollars..].IndexOfAnyExcept('"');
        if (quotes < 0) quotes = rest.Length - dollars;
        if (quotes >= 3) return End(text, text.IndexOf(new string('"', quotes), at + dollars + quotes, StringComparison.Ordinal), quotes);
        return rest[..dollars].Contains('@') ? VerbatimEnd(text, at + dollars + 1) : EscapedEnd(text, at + dollars + 1, '"', rest[..dollars].Contains('$'));
    }

    private static int End(string text, int found, int length) => found < 0 ? text.Length : found + length;

    private static int EscapedEnd(string text, int at, char quote, bool holes = false)
    {
        int depth = 0;
        for (; at < text.Length; at++)
        {
            if (text[at] == '\\') at++;
            else if (holes && text[at] == '{' && depth == 0 && at + 1 < text.Length && text[at + 1] == '{') at++;
            else if (holes && text[at] == '{') depth++;
            else if (holes && text[at] == '}' && depth > 0) depth--;
            else if (text[at] == quote && depth == 0) return at + 1;
            else if (text[at] == '"' && depth > 0) at = EscapedEnd(text, at + 1, '"') - 1;
        }
        return text.Length;
    }

    private static int VerbatimEnd(string text, int at)
    {
        for (; at < text.Length; at++)
        {
            if (text[at] != '"') continue;
            if (at + 1 < text.Length && text[at + 1] == '"') at++;
            else return at + 1;
        }
        return text.Length;
    }
}
