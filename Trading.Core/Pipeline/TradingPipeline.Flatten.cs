// Closing positions on command: separate reduce-only orders through the gate, one at a time an instrument, also after a kill.
using Trading.Core.Books;
using Trading.Core.Concurrency;
using Trading.Core.Domain;
using Trading.Core.Orders;
using Trading.Core.Risk;

namespace Trading.Core.Pipeline;

public sealed partial class TradingPipeline<TStrategy, TGateway, TClock>
{
    private static readonly Nanos FlattenRetry = new(100_000_000);
    private readonly Nanos[] flattenNotBefore;
    private bool flattening;
    private RiskScope flattenScope;
    private int flattenId;

    /// <summary>Positions are being closed on command.</summary>
    public bool IsFlattening => flattening;

    // It goes on until it is stopped: flat stays flat. Strategies of the scope are not asked meanwhile.
    private CommandStatus CommandFlatten(in OperatorCommand command, Nanos localTime)
    {
        if (command.Scope is RiskScope.Account or RiskScope.Strategy && gate.Limits.Scopes.CountOf(command.Scope) > 1) return CommandStatus.NotAtThisScope;
        if (command.Principal == 0) return CommandStatus.NoPrincipal;
        if (command.Value == 1) return StopFlatten() ? CommandStatus.Ok : CommandStatus.NothingToDo;
        if (kill.Level >= KillLevel.Venue || latchPending) return CommandStatus.NothingToDo;
        if (kill.IsEngaged && !LetReducing(true)) return CommandStatus.NothingToDo;
        flattening = true;
        flattenScope = command.Scope;
        flattenId = command.ScopeId;
        CancelScope(command.Scope, command.ScopeId, localTime);
        return CommandStatus.Ok;
    }

    private bool StopFlatten()
    {
        if (!flattening) return false;
        flattening = false;
        LetReducing(false);
        return true;
    }

    // Under a kill the hold of the switch is loosened to Reducing and the word lets reduce-only orders pass; strategies stay unasked.
    private bool LetReducing(bool on)
    {
        if (kill.IsEngaged) kill.HoldAllAt(on ? TradingMode.Reducing : TradingMode.Killed);
        ulong seen = parts.Control.Value;
        return (seen & ControlWord.BlockingBits) == 0 || parts.Control.TrySetFlatten(seen, on);
    }

    // Under a kill nothing but a flatten enters orders, and it begins an instrument only when no older order is live there.
    private bool IsFlatten(in Order order) => flattening && (order.Flags & OrderFlags.ReduceOnly) != 0;

    private bool Flattens(int id) => flattening && flattenScope switch
    {
        RiskScope.Instrument => flattenId == id,
        RiskScope.Group => gate.Limits.Scopes.GroupOf(new InstrumentId(id)).Value == flattenId,
        _ => true,
    };

    private void Flatten(int id, in BookTop top, Nanos localTime)
    {
        InstrumentId instrument = new(id);
        long lots = ledger.Of(instrument).Lots;
        if (lots == 0 || localTime < flattenNotBefore[id] || orders.Exposure(instrument).Orders > 0) return;
        flattenNotBefore[id] = localTime + FlattenRetry;
        Side side = lots > 0 ? Side.Sell : Side.Buy;
        long most = gate.Limits.Effective(Strategy, instrument, LimitKind.MaxOrderLots);
        long wanted = lots > 0 ? lots : -lots;
        OrderRequest request = new()
        {
            Instrument = instrument, Strategy = Strategy, Side = side, TimeInForce = TimeInForce.ImmediateOrCancel, Flags = OrderFlags.ReduceOnly,
            Price = Touch(id, in top, side), Quantity = new Quantity(wanted < most ? wanted : most),
        };
        SendOrder(id, in request, localTime);
    }

    // The opposite best price, on the grid of prices that orders may have.
    private Price Touch(int id, in BookTop top, Side side)
    {
        long increment = instruments[id].PriceIncrementTicks;
        long ticks = side == Side.Buy ? (top.Ask.Price.Ticks + increment - 1) / increment * increment : top.Bid.Price.Ticks / increment * increment;
        return new Price(ticks);
    }
}
