// The documents do not lie: relative links lead somewhere, and every command they show exists.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Trading.Tests.HouseRules;

/// <summary>Links and verbs of Markdown files. Commands are looked for in code spans and code blocks only.</summary>
public static class DocsRule
{
    private static readonly Regex Link = new(@"\]\(([^)\s]+)\)", RegexOptions.Compiled);
    private static readonly Regex Fence = new(@"^\s*```.*?^\s*```", RegexOptions.Compiled | RegexOptions.Singleline | RegexOptions.Multiline);
    private static readonly Regex Span = new("`[^`\n]+`", RegexOptions.Compiled);
    private static readonly Regex Verb = new(@"(?<=^|[\s`$(/])(\./build\.sh|trading-research|trading) ([a-z][a-z0-9-]*)", RegexOptions.Compiled | RegexOptions.Multiline);

    /// <summary>Checks one document. <paramref name="exists"/> is asked with the path of a link relative to the document; <paramref name="verbs"/> maps a program to its verbs.</summary>
    public static IEnumerable<Finding> Check(string path, string text, Func<string, bool> exists, IReadOnlyDictionary<string, IReadOnlySet<string>> verbs)
    {
        foreach (Match link in Link.Matches(Fence.Replace(text, "")))
        {
            string target = link.Groups[1].Value.Split('#')[0];
            if (target.Length == 0 || Regex.IsMatch(target, "^[a-z]+:")) continue;
            if (!exists(target)) yield return new Finding(path, "link", $"'{target}' leads nowhere.");
        }
        foreach (var (program, verb) in Commands(text))
        {
            if (!verbs[program].Contains(verb)) yield return new Finding(path, "verb", $"'{program} {verb}' is no command; there are: {string.Join(", ", verbs[program].Order())}.");
        }
    }

    /// <summary>Every program and verb named in the code of a document.</summary>
    public static IEnumerable<(string Program, string Verb)> Commands(string text)
    {
        var blocks = Fence.Matches(text).Select(match => match.Value).Concat(Span.Matches(Fence.Replace(text, "")).Select(match => match.Value.Trim('`')));
        return blocks.SelectMany(block => Verb.Matches(block)).Select(match => (match.Groups[1].Value, match.Groups[2].Value)).Distinct();
    }

    /// <summary>The labels of the case statements of a shell script.</summary>
    public static IReadOnlySet<string> ScriptVerbs(string script) =>
        Regex.Matches(script, @"^\s*([a-z][a-z0-9|\- ]*)\)", RegexOptions.Multiline)
            .SelectMany(match => match.Groups[1].Value.Split('|', StringSplitOptions.TrimEntries)).ToHashSet();

    /// <summary>The names of the commands that a program's sources declare.</summary>
    public static IReadOnlySet<string> ProgramVerbs(IEnumerable<SourceFile> files) =>
        files.SelectMany(file => Regex.Matches(file.Text, @"\bCommand\b[^;""\n]*\(\s*""([a-z][a-z0-9-]*)""")).Select(match => match.Groups[1].Value).ToHashSet();
}
