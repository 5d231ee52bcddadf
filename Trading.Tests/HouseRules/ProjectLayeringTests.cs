// The projects keep apart, and planted references between them are caught.
using System.IO;
using System.Linq;
using Trading.Aeron.Driver;
using Trading.Core.Diagnostics;
using Trading.Tests.Support;
using Xunit;

namespace Trading.Tests.HouseRules;

public sealed class ProjectLayeringTests
{
    [Fact]
    public void Projects_reference_only_what_the_house_plan_allows()
    {
        var projects = Directory.EnumerateDirectories(SharedData.RepositoryRoot, "Trading.*")
            .SelectMany(directory => Directory.EnumerateFiles(directory, "*.csproj"))
            .Select(file => (Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)))
            .ToList();
        Assert.Contains(projects, project => project.Item1 == "Trading.Core");
        var core = typeof(Invariant).Assembly;
        Finding.AssertNone(
            ProjectLayeringRule.Check(projects)
                .Concat(ProjectLayeringRule.CheckBclOnly("Trading.Core", core.GetReferencedAssemblies().Select(name => name.Name!)))
                .Concat(ProjectLayeringRule.CheckBclOnly("Trading.Aeron", typeof(MediaDriver).Assembly.GetReferencedAssemblies().Select(name => name.Name!)))
                .ToList());
    }

    [Fact]
    public void Planted_references_are_found() =>
        Finding.AssertExactly(
            [
                ("Trading.Native.Host", "project-reference"), ("Trading.Core", "package"), ("Trading.Gossip", "unknown-project"), ("Trading.Core", "assembly-reference"),
            ],
            ProjectLayeringRule.Check(
            [
                ("Trading.Native.Host", "<Project><ItemGroup><ProjectReference Include=\"..\\Trading.Research\\Trading.Research.csproj\" /></ItemGroup></Project>"),
                ("Trading.Core", "<Project><ItemGroup><PackageReference Include=\"Serilog\" /></ItemGroup></Project>"),
                ("Trading.Research", "<Project><ItemGroup><ProjectReference Include=\"../Trading.Core/Trading.Core.csproj\" /></ItemGroup></Project>"),
                ("Trading.Gossip", "<Project />"),
            ]).Concat(ProjectLayeringRule.CheckBclOnly("Trading.Core", ["System.Runtime", "Serilog"])));
}
