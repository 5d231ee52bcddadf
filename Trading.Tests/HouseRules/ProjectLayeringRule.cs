// Which project may reference which, and which packages, so that no program drags another's dependencies along.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace Trading.Tests.HouseRules;

/// <summary>Project layering of house.md section 1, read from the project files. A new project is added here, in <see cref="Allowed"/>.</summary>
public static class ProjectLayeringRule
{
    /// <summary>Project to the projects it may reference. The core refers to nothing; programs never refer to each other.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Allowed = new Dictionary<string, string[]>
    {
        ["Trading.Core"] = [],
        ["Trading.Aeron"] = [],
        ["Trading.Cli"] = ["Trading.Core"],
        ["Trading.Native.Host"] = ["Trading.Core", "Trading.Aeron", "Trading.Cli"],
        ["Trading.Research"] = ["Trading.Core", "Trading.Cli"],
        ["Trading.Benchmarks"] = ["Trading.Core", "Trading.Aeron", "Trading.Cli"],
        ["Trading.Tests"] = ["Trading.Core", "Trading.Aeron", "Trading.Cli", "Trading.Research"],
    };

    /// <summary>Packages a project may use; absent means any. What ships with the trading process stays short.</summary>
    private static readonly Dictionary<string, string[]> Packages = new()
    {
        ["Trading.Core"] = [],
        ["Trading.Aeron"] = [],
        ["Trading.Cli"] = ["System.CommandLine"],
        ["Trading.Native.Host"] = ["System.CommandLine"],
    };

    /// <summary>Checks project files given as (name, xml).</summary>
    public static IReadOnlyList<Finding> Check(IEnumerable<(string Project, string Xml)> projects)
    {
        var findings = new List<Finding>();
        foreach (var (project, xml) in projects)
        {
            if (!Allowed.TryGetValue(project, out var allowed))
            {
                findings.Add(new Finding(project, "unknown-project", "add it with what it may reference to ProjectLayeringRule.Allowed and to the house plan."));
                continue;
            }
            var document = XDocument.Parse(xml);
            foreach (string reference in Includes(document, "ProjectReference").Select(path => path.Replace('\\', '/').Split('/')[^1].Replace(".csproj", "", StringComparison.Ordinal)))
            {
                if (!allowed.Contains(reference)) findings.Add(new Finding(project, "project-reference", $"must not reference {reference}; move what both need into Trading.Core (hot) or Trading.Cli (cold)."));
            }
            foreach (string package in Includes(document, "PackageReference").Concat(Includes(document, "Reference")))
            {
                if (Packages.TryGetValue(project, out var packages) && !packages.Contains(package)) findings.Add(new Finding(project, "package", $"must not use {package}; it would ship with the trading process."));
            }
        }
        return findings;
    }

    /// <summary>The assemblies a BCL-only library may name.</summary>
    public static IReadOnlyList<Finding> CheckBclOnly(string assembly, IEnumerable<string> references) =>
        references.Where(name => name != "netstandard" && name != "mscorlib" && name != "System" && !name.StartsWith("System.", StringComparison.Ordinal) || name == "System.CommandLine")
            .Select(name => new Finding(assembly, "assembly-reference", $"references {name}; it may use the BCL alone."))
            .ToList();

    private static IEnumerable<string> Includes(XDocument document, string element) =>
        document.Descendants(element).Select(node => node.Attribute("Include")?.Value).OfType<string>();
}
