// The document of the limits file and the embedded default say what the schema says; neither can drift from it.
using System;
using System.IO;
using System.Linq;
using System.Text;
using Trading.Core.Configuration;
using Trading.Core.Domain;
using Trading.Core.Risk;
using Trading.Tests.Support;
using Xunit;

namespace Trading.Tests.Unit.Configuration;

public sealed class LimitsDocumentTests
{
    private static readonly string Document = Path.Combine(SharedData.RepositoryRoot, "docs", "formats", "limits.md");

    [Fact]
    public void The_table_of_the_document_is_the_schema()
    {
        string text = File.ReadAllText(Document), table = Table();
        if (Environment.GetEnvironmentVariable("TRADING_ACCEPT_API") == "1")
        {
            int at = text.IndexOf("| limit |", StringComparison.Ordinal);
            File.WriteAllText(Document, (at < 0 ? text : text[..at]) + table);
        }
        Assert.True(File.ReadAllText(Document).EndsWith(table, StringComparison.Ordinal), "docs/formats/limits.md differs from LimitSchema; accept with TRADING_ACCEPT_API=1 dotnet test --filter LimitsDocument");
    }

    [Fact]
    public void The_embedded_default_sets_every_limit_of_the_schema_without_a_note()
    {
        LimitsFile file = DefaultLimits.Read();
        Assert.Empty(file.Notes);
        RiskLimits table = file.Table(["quoter", "taker"], [Packed("GOOG")]);
        Assert.Null(table.FirstMissing());
        Assert.Empty(table.Contradictions());
        Assert.Equal((500, 200), (table.Get(RiskScope.Engine, 0, LimitKind.MaxOrderLots), table.Effective(new StrategyId(1), new InstrumentId(0), LimitKind.MaxOrderLots)));
    }

    private static Symbol Packed(string text) => Symbol.TryParse(text, out Symbol symbol) ? symbol : throw new ArgumentException(text);

    private static string Table()
    {
        var text = new StringBuilder("| limit | control | scopes | range | meaning |\n|---|---|---|---|---|\n");
        foreach (LimitRow row in LimitSchema.Rows)
        {
            string scopes = string.Join(", ", Enum.GetValues<RiskScope>().Where(scope => row.Scopes.HasFlag((RiskScopeSet)(1 << (int)scope))).Select(scope => scope.ToString().ToLowerInvariant()));
            text.Append($"| `{row.Name}` | {(row.Control.Length > 0 ? row.Control : "breaker")} | {scopes} | {row.Min} to {row.Max} | {row.Meaning}{(row.HigherIsTighter ? " The largest of several scopes holds." : "")} |\n");
        }
        return text.ToString();
    }
}
