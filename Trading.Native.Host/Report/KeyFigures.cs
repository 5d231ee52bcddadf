// The figures one looks for first.
using Trading.Core.Domain;
using Trading.Native.Host.Replay;

namespace Trading.Native.Host.Report;

/// <summary>A row of tiles: a number and what it is.</summary>
internal static class KeyFigures
{
    public static void Write(Markup page, ReplayOutcome outcome)
    {
        page.Open("section", ("class", "tiles"), ("id", "figures"));
        Tile(page, "net profit, USD", Words.Dollars(outcome.Profit.Net), outcome.Profit.Net < default(Money) ? "loss" : outcome.Profit.Net > default(Money) ? "gain" : "");
        Tile(page, "gross, USD", Words.Dollars(outcome.Profit.Gross));
        Tile(page, outcome.Profit.Fees < default(Money) ? "fees, USD (rebates won)" : "fees, USD", Words.Dollars(outcome.Profit.Fees));
        Tile(page, "max drawdown, USD", Words.Dollars(outcome.MaxDrawdown));
        Tile(page, "fills", Words.Count(outcome.Counters.Fills));
        Tile(page, "position at the end, lots", Words.Count(outcome.Position.Lots));
        Tile(page, "messages a second", Words.Count((long)outcome.MessagesPerSecond));
        Tile(page, "bytes allocated after arming", Words.Count(outcome.AllocatedBytes));
        page.Close();
    }

    private static void Tile(Markup page, string name, string value, string style = "") =>
        page.Open("div", ("class", "tile")).Element("strong", value, ("class", style)).Element("span", name).Close();
}
