// The public surface of Trading.Core is what was accepted; a change must be accepted by name, in the same commit.
using System;
using System.IO;
using System.Linq;
using Trading.Core.Diagnostics;
using Trading.Tests.Support;
using Xunit;

namespace Trading.Tests.HouseRules;

public sealed class PublicApiTests
{
    private const string Accept = "TRADING_ACCEPT_API=1 dotnet test Trading.Tests --filter PublicApi";

    private static string GoldenFile => Path.Combine(SharedData.RepositoryRoot, "Trading.Tests", "HouseRules", "PublicApi.txt");

    [Fact]
    public void The_public_surface_of_the_core_is_the_accepted_one()
    {
        var actual = PublicApi.Render(typeof(Invariant).Assembly.GetTypes());
        if (Environment.GetEnvironmentVariable("TRADING_ACCEPT_API") == "1") File.WriteAllLines(GoldenFile, actual);
        var difference = PublicApi.Difference(File.Exists(GoldenFile) ? File.ReadAllLines(GoldenFile) : [], actual);
        Assert.True(difference.Count == 0, $"The public API of Trading.Core changed ({difference.Count} lines). If that is meant, accept it with\n  {Accept}\n{string.Join("\n", difference)}");
    }

    [Fact]
    public void A_planted_change_of_surface_is_shown()
    {
        var before = PublicApi.Render([typeof(Planted.Api.Before.Quote)]).Select(Neutral).ToArray();
        var after = PublicApi.Render([typeof(Planted.Api.After.Quote)]).Select(Neutral).ToArray();
        Assert.Equal(
            [
                "+ Quote.Cancel() : System.Void",
                "- Quote.Limit : System.Int32 = 1",
                "+ Quote.Limit : System.Int32 = 2",
                "- Quote.Send(System.Int32 price, System.Int64 quantity) : System.Boolean",
                "+ Quote.Send(System.Int64 price, System.Int64 quantity) : System.Boolean",
            ],
            PublicApi.Difference(before, after));
    }

    private static string Neutral(string line) =>
        line.Replace(typeof(Planted.Api.Before.Quote).Namespace + ".", "", StringComparison.Ordinal).Replace(typeof(Planted.Api.After.Quote).Namespace + ".", "", StringComparison.Ordinal);
}
