// Every source file has the house's shape, and planted misshapen ones are found.
using System.Linq;
using Xunit;

namespace Trading.Tests.HouseRules;

public sealed class SourceTests
{
    [Fact]
    public void Sources_open_with_a_sentence_stay_small_and_leave_nothing_undone()
    {
        var files = SourceFile.All();
        Assert.Contains(files, file => file.Path == "Trading.Core/Diagnostics/Invariant.cs");
        Finding.AssertNone(SourceRule.Check(files));
    }

    [Fact]
    public void Planted_misshapen_files_are_found()
    {
        string statements = string.Concat(Enumerable.Repeat("        Run();\n", 60));
        var files = new[]
        {
            Planted("Good.cs", "public enum Kind { One }\n\npublic readonly record struct Id(int Value);\n\npublic class Good\n{\n    // unsafe { braces } in a comment\n    public string Run() => \"{ } // no comment\";\n}\n"),
            Planted("Silent.cs", "class Silent;\n", opening: ""),
            Planted("Long.cs", "class Long\n{\n" + new string('\n', SourceRule.FileLinesMax) + "}\n"),
            Planted("Method.cs", "class Method\n{\n    void Run(int[] a)\n    {\n" + statements + "    }\n}\n"),
            Planted("Switch.cs", "class Switch\n{\n    int Run(int a) => a switch\n    {\n" + statements.Replace("Run();", "1 => 1,", System.StringComparison.Ordinal) + "    };\n}\n"),
            Planted("Two.cs", "public class One\n{\n    public void Run() { }\n}\n\npublic struct Two\n{\n    public int Run() => 1;\n}\n"),
            Planted("Many.cs", "public enum A { X }\npublic enum B { X }\npublic enum C { X }\npublic enum D { X }\npublic enum E { X }\n"),
            Planted("Undone.cs", "// TO" + "DO later\nclass Undone;\n"),
            new SourceFile("Trading.Core/Books/Astray.cs", "// Opens well.\nnamespace Trading.Core.Orders;\n\nclass Astray;\n"),
            new SourceFile("Trading.Tests/Unit/Lazy.cs", "// Opens well.\nnamespace Trading.Tests.Unit;\n\nclass Lazy\n{\n    [Fact(Skip = \"later\")]\n    void Test() { }\n}\n"),
        };
        Finding.AssertExactly(
            [
                ("Trading.Core/Books/Silent.cs", "opening"), ("Trading.Core/Books/Long.cs", "file-lines"), ("Trading.Core/Books/Method.cs", "method-lines"),
                ("Trading.Core/Books/Switch.cs", "method-lines"), ("Trading.Core/Books/Two.cs", "public-types"), ("Trading.Core/Books/Many.cs", "public-types"),
                ("Trading.Core/Books/Undone.cs", "undone"), ("Trading.Core/Books/Astray.cs", "namespace"), ("Trading.Tests/Unit/Lazy.cs", "skip"),
            ],
            SourceRule.Check(files));
        Assert.Contains(SourceRule.Check([Planted("Wide.cs", "class Wide\n{\n" + new string('\n', SourceRule.FileLinesMedianMax) + "}\n")]), finding => finding.Code == "median");
    }

    private static SourceFile Planted(string name, string body, string opening = "// Opens with a sentence.\n") =>
        new("Trading.Core/Books/" + name, opening + "namespace Trading.Core.Books;\n\n" + body);
}
