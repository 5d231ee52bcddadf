// Writes markup that is both HTML and well-formed XML: everything escaped, every element closed.
using System.Collections.Generic;
using System.Text;
using Trading.Core.Diagnostics;

namespace Trading.Native.Host.Report;

/// <summary>A growing document. Text and attribute values are escaped; names are ours and are not.</summary>
internal sealed class Markup
{
    private readonly StringBuilder text = new();
    private readonly Stack<string> open = new();

    public Markup Open(string tag, params (string Name, string Value)[] attributes)
    {
        Start(tag, attributes);
        text.Append('>');
        open.Push(tag);
        return this;
    }

    public Markup Close()
    {
        text.Append("</").Append(open.Pop()).Append(">\n");
        return this;
    }

    public Markup Text(string content)
    {
        Escape(content);
        return this;
    }

    /// <summary>An element that holds text.</summary>
    public Markup Element(string tag, string content, params (string Name, string Value)[] attributes) =>
        Open(tag, attributes).Text(content).Close();

    /// <summary>An element without content; only for those that HTML lets close themselves (meta, and all of SVG).</summary>
    public Markup Leaf(string tag, params (string Name, string Value)[] attributes)
    {
        Start(tag, attributes);
        text.Append("/>\n");
        return this;
    }

    public string Finish()
    {
        Invariant.That(open.Count == 0);
        return "<!DOCTYPE html>\n" + text;
    }

    private void Start(string tag, (string Name, string Value)[] attributes)
    {
        text.Append('<').Append(tag);
        foreach ((string name, string value) in attributes)
        {
            text.Append(' ').Append(name).Append("=\"");
            Escape(value);
            text.Append('"');
        }
    }

    // Control characters and lone surrogates exist in file names, but not in XML, not even escaped.
    private void Escape(string content)
    {
        foreach (Rune rune in content.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '<': text.Append("&lt;"); break;
                case '>': text.Append("&gt;"); break;
                case '&': text.Append("&amp;"); break;
                case '"': text.Append("&quot;"); break;
                case '\t' or '\n': text.Append((char)rune.Value); break;
                case < 0x20 or 0x7F or 0xFFFE or 0xFFFF: text.Append('\uFFFD'); break;
                default: text.Append(rune.ToString()); break;
            }
        }
    }
}
