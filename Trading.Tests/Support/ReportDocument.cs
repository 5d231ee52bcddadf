// A replay's HTML report, read as the strict XML that it is.
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace Trading.Tests.Support;

/// <summary>Finds the parts of a report by their ids.</summary>
public sealed class ReportDocument
{
    private readonly XDocument document;

    public ReportDocument(string path)
    {
        Source = File.ReadAllText(path);
        using var reader = XmlReader.Create(new StringReader(Source), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        document = XDocument.Load(reader);
    }

    /// <summary>The file as it stands.</summary>
    public string Source { get; }

    public IReadOnlyList<string> Notices => document.Descendants("p").Where(p => (string?)p.Attribute("class") == "notice").Select(p => p.Value).ToList();

    public XElement Part(string id) => document.Descendants().Single(element => (string?)element.Attribute("id") == id);

    /// <summary>The number beside a name in the table of counts, without its group separators.</summary>
    public string Count(string name) => Part("counts").Descendants("tr").Single(row => row.Element("th")!.Value == name).Element("td")!.Value.Replace(",", "");

    /// <summary>The path of a style in a picture.</summary>
    public string Path(string chart, string style) =>
        (string)Part(chart).Descendants("path").Single(path => (string?)path.Attribute("class") == style).Attribute("d")!;

    /// <summary>Labels of the marks of an axis: the vertical one ends them at the axis, the horizontal one centres them.</summary>
    public IReadOnlyList<string> Marks(string chart, bool vertical) => Part(chart).Descendants("text")
        .Where(text => (string?)text.Attribute("class") == "label" && (string?)text.Attribute("text-anchor") == (vertical ? "end" : "middle")).Select(text => text.Value).ToList();
}
