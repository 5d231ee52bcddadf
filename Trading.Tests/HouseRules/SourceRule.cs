// The readable shape of the sources: opening sentence, sizes, one public type a file, namespace = folder, nothing left undone.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Trading.Tests.HouseRules;

/// <summary>House.md section 6 by source.</summary>
public static class SourceRule
{
    public const int FileLinesMax = 300;
    public const int FileLinesMedianMax = 120;
    public const int MethodLinesMax = 60;
    public const int PublicTypesMax = 4;

    /// <summary>Files that may be longer than <see cref="FileLinesMax"/>, with the reason.</summary>
    public static readonly IReadOnlyDictionary<string, string> LongFiles = new Dictionary<string, string>();

    // Assembled, so that this file does not contain what it forbids.
    private static readonly Regex Undone = new(@"\b(" + string.Join('|', "TO" + "DO", "FIX" + "ME", "HA" + "CK", "NotImplemented" + "Exception") + @")\b", RegexOptions.Compiled);
    private static readonly Regex Skipped = new(@"\bSkip\s*=[^=>]", RegexOptions.Compiled);
    private static readonly Regex Namespace = new(@"^namespace\s+([\w.]+)\s*([;{]?)", RegexOptions.Compiled | RegexOptions.Multiline);

    public static IReadOnlyList<Finding> Check(IReadOnlyList<SourceFile> files)
    {
        var findings = files.SelectMany(Check).ToList();
        if (files.Count == 0) return findings;
        int median = files.Select(file => file.LineCount).Order().ElementAt(files.Count / 2);
        if (median > FileLinesMedianMax) findings.Add(new Finding("(all files)", "median", $"the median file has {median} lines, at most {FileLinesMedianMax}; split the long ones."));
        return findings;
    }

    private static IEnumerable<Finding> Check(SourceFile file)
    {
        string first = file.Text.Split('\n')[0];
        if (!Regex.IsMatch(first, @"^// \S.*\S")) yield return new Finding(file.Path, "opening", "line 1 is one sentence in a // comment that says what the file is for.");
        if (file.LineCount > FileLinesMax && !LongFiles.ContainsKey(file.Path)) yield return new Finding(file.Path, "file-lines", $"{file.LineCount} lines, at most {FileLinesMax}; split it by purpose, or name it with a reason in SourceRule.LongFiles.");
        if (Undone.Match(file.Text) is { Success: true } undone) yield return new Finding(file.Path, "undone", $"'{undone.Value}': finish it or open an issue.");
        if (IsTest(file) && Skipped.IsMatch(file.Code)) yield return new Finding(file.Path, "skip", "tests are not skipped; only the data attributes in Support may skip, where a file is absent.");
        foreach (var finding in CheckNamespace(file).Concat(CheckShape(file))) yield return finding;
    }

    private static bool IsTest(SourceFile file) =>
        file.Path.StartsWith("Trading.Tests/", StringComparison.Ordinal) && !Regex.IsMatch(file.Path, @"^Trading\.Tests/Support/\w+Attribute\.cs$");

    private static IEnumerable<Finding> CheckNamespace(SourceFile file)
    {
        // Top-level statements have no namespace.
        if (file.Path.EndsWith("/Program.cs", StringComparison.Ordinal)) yield break;
        string expected = file.Path[..Math.Max(0, file.Path.LastIndexOf('/'))].Replace('/', '.');
        var match = Namespace.Match(file.Code);
        if (!match.Success || match.Groups[1].Value != expected || match.Groups[2].Value != ";")
        {
            yield return new Finding(file.Path, "namespace", $"'{match.Groups[1].Value}'; the folder asks for 'namespace {expected};'.");
        }
    }

    private static IEnumerable<Finding> CheckShape(SourceFile file)
    {
        string code = Regex.Replace(file.Code, @"^\s*(?:namespace\s+[\w.]+\s*;|(?:global\s+)?using\s[^;({]*;|#.*)", "", RegexOptions.Multiline);
        code = new string('\n', file.Code.Count(c => c == '\n') - code.Count(c => c == '\n')) + code;
        var elements = SourceShape.Read(code);
        foreach (var method in elements.Where(element => element.Owner >= 0 && element.IsMethod && element.Lines > MethodLinesMax))
        {
            yield return new Finding(file.Path, "method-lines", $"'{Short(method.Header)}' at line {method.Line} has {method.Lines} lines, at most {MethodLinesMax}; name its parts.");
        }
        var types = elements.Select((element, index) => (element, index)).Where(pair => pair.element.Owner < 0 && pair.element.IsPublicType).ToList();
        int working = types.Count(pair => elements.Any(member => member.Owner == pair.index && member.IsMethod));
        if (types.Count > PublicTypesMax || working > 1)
        {
            yield return new Finding(file.Path, "public-types", $"{types.Count} public types, {working} with methods; at most {PublicTypesMax}, one of them with methods. Enums, ids and records without methods may live along.");
        }
    }

    private static string Short(string header) => header.Length <= 80 ? header : header[..80] + "...";
}
