// Finds the types and members of a C# source by its braces: enough for rules about sizes, without a compiler.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Trading.Tests.HouseRules;

/// <summary>A top-level type or a member of a type: where its declaration starts and how many lines it takes, attributes included.</summary>
/// <param name="Header">The declaration up to its brace or semicolon, on one line.</param>
/// <param name="Line">1-based first line.</param>
/// <param name="Lines">Lines from there to the closing brace or semicolon.</param>
/// <param name="Owner">Index of the top-level type in the list, or -1 for a top-level type itself.</param>
public sealed record SourceElement(string Header, int Line, int Lines, int Owner)
{
    private static readonly Regex TypeWord = new(@"^(?:\[[^\]]*\]\s*)*(?:(?:public|internal|private|protected|file|static|sealed|abstract|partial|readonly|ref|unsafe|new)\s+)*(class|struct|record|interface|enum|delegate)\b", RegexOptions.Compiled);

    public bool IsType => TypeWord.IsMatch(Header);
    public bool IsPublicType => IsType && Regex.IsMatch(Header, @"^(?:\[[^\]]*\]\s*)*public\b");

    /// <summary>A parenthesis before any '=' or '=>': a method, constructor or operator, not a property or field.</summary>
    public bool IsMethod => !IsType && Regex.IsMatch(Regex.Replace(Header, @"^(?:\[[^\]]*\]\s*)*|\boperator\s*[^\s(]+", ""), @"^[^=]*\(");
}

/// <summary>Splits blanked code into top-level types and their direct members (members of nested types included).</summary>
public static class SourceShape
{
    public static IReadOnlyList<SourceElement> Read(string code)
    {
        var elements = new List<SourceElement>();
        var open = new Stack<(string Header, int Line, bool Type, int Owner)>();
        int line = 1, start = -1, startLine = 0, parentheses = 0;
        for (int at = 0; at < code.Length; at++)
        {
            char c = code[at];
            if (c == '\n') line++;
            if (start < 0 && !char.IsWhiteSpace(c) && c is not ('}' or ';')) (start, startLine) = (at, line);
            if (c is '(' or '[') parentheses++;
            else if (c is ')' or ']') parentheses--;
            else if (c == '{')
            {
                string header = Header(code, start, at);
                bool inType = open.Count == 0 || open.Peek().Type;
                bool type = inType && new SourceElement(header, 0, 0, 0).IsType;
                int owner = open.Count == 0 ? -1 : open.Peek().Owner;
                if (type && open.Count == 0)
                {
                    owner = elements.Count;
                    elements.Add(new SourceElement(header, startLine, 0, -1));
                }
                open.Push((header, startLine, type, owner));
                start = -1;
            }
            else if (c == '}' && open.Count > 0)
            {
                var closed = open.Pop();
                int lines = line - closed.Line + 1;
                if (closed.Type && open.Count == 0) elements[closed.Owner] = elements[closed.Owner] with { Lines = lines };
                else if (!closed.Type && open.Count > 0 && open.Peek().Type) elements.Add(new SourceElement(closed.Header, closed.Line, lines, closed.Owner));
                start = -1;
            }
            else if (c == ';' && parentheses <= 0)
            {
                string header = start < 0 ? "" : Header(code, start, at);
                bool isType = new SourceElement(header, 0, 0, 0).IsType;
                if (header.Length > 0 && open.Count > 0 && open.Peek().Type && !isType) elements.Add(new SourceElement(header, startLine, line - startLine + 1, open.Peek().Owner));
                else if (header.Length > 0 && open.Count == 0 && isType) elements.Add(new SourceElement(header, startLine, line - startLine + 1, -1));
                start = -1;
            }
        }
        return elements;
    }

    private static string Header(string code, int start, int end) => start < 0 ? "" : Regex.Replace(code[start..end], @"\s+", " ").Trim();
}
