// A strategy that does what the test says.
using Trading.Core.Domain;
using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Core.Signals;

namespace Trading.Tests.Support.Engines;

/// <summary>Hands everything to its <see cref="Script"/>.</summary>
public readonly struct ScriptedStrategy(Script script) : IStrategy
{
    public static bool TradesOnModel => false;

    public void OnMarket(in SignalContext context, ref IntentBuffer intents)
    {
        script.Decisions++;
        script.OnMarket(in context, ref intents);
    }

    public void OnOrder(in Order order) => script.Orders.Add(order);

    public void OnDenied(in OrderRequest request, RiskVerdict verdict, Nanos now) => script.Denials.Add((request, verdict));
}
