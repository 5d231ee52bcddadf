// Links and commands of the documents are true, and planted false ones are found.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Trading.Tests.Support;
using Xunit;

namespace Trading.Tests.HouseRules;

public sealed class DocsTests
{
    [Fact]
    public void Documents_link_to_what_exists_and_show_commands_that_exist()
    {
        string root = SharedData.RepositoryRoot;
        var products = SourceFile.Products();
        IReadOnlySet<string> Verbs(string project) => DocsRule.ProgramVerbs(products.Where(file => file.Path.StartsWith(project + "/", StringComparison.Ordinal) || file.Path.StartsWith("Trading.Cli/", StringComparison.Ordinal)));
        var verbs = new Dictionary<string, IReadOnlySet<string>>
        {
            ["./build.sh"] = DocsRule.ScriptVerbs(File.ReadAllText(Path.Combine(root, "build.sh"))),
            ["trading"] = Verbs("Trading.Native.Host"),
            ["trading-research"] = Verbs("Trading.Research"),
        };
        var documents = Directory.EnumerateFiles(root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories)).ToList();
        // A reader starts at the README: it must show at least one command, or this test would pass over silence.
        Assert.NotEmpty(DocsRule.Commands(File.ReadAllText(Path.Combine(root, "README.md"))));
        Finding.AssertNone(documents.SelectMany(file => DocsRule.Check(
            Path.GetRelativePath(root, file), File.ReadAllText(file), link => Path.Exists(Path.Combine(Path.GetDirectoryName(file)!, link)), verbs)).ToList());
    }

    [Fact]
    public void Planted_dead_links_and_invented_commands_are_found()
    {
        var verbs = new Dictionary<string, IReadOnlySet<string>>
        {
            ["./build.sh"] = DocsRule.ScriptVerbs("case $1 in\n  build) run ;;\n  test|check) run ;;\nesac\n"),
            ["trading"] = DocsRule.ProgramVerbs([new SourceFile("a.cs", "var command = new Command(\"replay\", \"a day\"); Command other = new(\"book\"); Finding warning = new(\"swap\");")]),
            ["trading-research"] = new HashSet<string>(),
        };
        const string text = """
            [here](real.md) [gone](absent.md) [web](https://example.org/x.md) [anchor](#below)
            `./build.sh check` and `./build.sh fly`, prose: trading well
            ```
            out/bin/trading replay --tape F
            trading-research dream
            ```
            """;
        var findings = DocsRule.Check("README.md", text, link => link == "real.md", verbs).Select(finding => finding with { Code = finding.Code + " " + finding.Message.Split('\'')[1] });
        Finding.AssertExactly([("README.md", "link absent.md"), ("README.md", "verb ./build.sh fly"), ("README.md", "verb trading-research dream")], findings);
        Assert.Equal(["book", "replay"], verbs["trading"].Order());
    }
}
