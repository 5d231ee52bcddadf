// The line's operator side: commands, checked, journaled like every input and carried out between two events.
using Trading.Core.Domain;
using Trading.Core.Orders;
using Trading.Core.Risk;

namespace Trading.Core.Pipeline;

public sealed partial class TradingPipeline<TStrategy, TGateway, TClock>
{
    /// <summary>A bare command about the whole engine.</summary>
    public CommandStatus OnCommand(PipelineCommand command, Nanos localTime) => OnCommand(OperatorCommand.Of(command), localTime);

    /// <summary>An operator, the host, or the stream itself has something to say. What cannot be done is refused, counted, and changes nothing.</summary>
    public CommandStatus OnCommand(in OperatorCommand command, Nanos localTime)
    {
        JournalCommand(in command, localTime);
        signature.Add(command.Head);
        if (((ulong)command.Value | command.Principal) != 0)
        {
            signature.Add(command.Value);
            signature.Add(command.Principal);
        }
        CommandStatus status = CarryOut(in command, localTime);
        counters.Commands++;
        if (status == CommandStatus.Ok) return status;
        counters.CommandsRefused++;
        signature.Add(~(ulong)status);
        return status;
    }

    private CommandStatus CarryOut(in OperatorCommand command, Nanos localTime)
    {
        if (command.Kind is PipelineCommand.CancelAll or PipelineCommand.Pause or PipelineCommand.Resume or PipelineCommand.Flatten or PipelineCommand.ResetBreaker
            && !Exists(command.Scope, command.ScopeId)) return CommandStatus.UnknownScope;
        switch (command.Kind)
        {
            case PipelineCommand.Kill: return CommandKill(in command, localTime);
            case PipelineCommand.CancelAll:
                CancelScope(command.Scope, command.ScopeId, localTime);
                return CommandStatus.Ok;
            case PipelineCommand.FramingLost:
                OnFramingLost(localTime);
                return CommandStatus.Ok;
            case PipelineCommand.Pause: return Pause(command.Scope, command.ScopeId, localTime);
            case PipelineCommand.Resume:
                return gate.Controls.Set(command.Scope, command.ScopeId, ModeSource.Operator, TradingMode.Active) ? CommandStatus.Ok : CommandStatus.NothingToDo;
            case PipelineCommand.SetLimit: return SetLimit(in command);
            case PipelineCommand.Flatten: return CommandFlatten(in command, localTime);
            case PipelineCommand.Rearm: return Rearm(command.Principal);
            case PipelineCommand.EnableStrategy: return Reset(RiskScope.Strategy, command.ScopeId, ModeSource.RepeatedExecution, command.Principal, localTime);
            case PipelineCommand.ResetBreaker:
                return (ulong)command.Value <= byte.MaxValue ? Reset(command.Scope, command.ScopeId, (ModeSource)command.Value, command.Principal, localTime) : CommandStatus.OutOfRange;
            case PipelineCommand.LatchDurable or PipelineCommand.LatchFailed: return Latched(command.Kind, localTime);
            default: return CommandStatus.UnknownCommand;
        }
    }

    private bool Exists(RiskScope scope, int id) => (uint)id < (uint)gate.Limits.Scopes.CountOf(scope);

    private CommandStatus Pause(RiskScope scope, int id, Nanos localTime)
    {
        gate.Controls.Set(scope, id, ModeSource.Operator, TradingMode.Halted);
        CancelScope(scope, id, localTime);
        return CommandStatus.Ok;
    }

    private CommandStatus SetLimit(in OperatorCommand command)
    {
        if (command.Principal == 0) return CommandStatus.NoPrincipal;
        if (command.Value == RiskLimits.Missing && command.Scope == RiskScope.Engine) return CommandStatus.OutOfRange;
        LimitStatus set = gate.Limits.Set(command.Scope, command.ScopeId, command.Limit, command.Value);
        if (set == LimitStatus.Ok) breakers.LoadLimits(gate.Limits);
        return set switch
        {
            LimitStatus.Ok => CommandStatus.Ok,
            LimitStatus.UnknownScope => CommandStatus.UnknownScope,
            LimitStatus.UnknownKind => CommandStatus.UnknownLimit,
            LimitStatus.NotAtThisScope => CommandStatus.NotAtThisScope,
            _ => CommandStatus.OutOfRange,
        };
    }

    private CommandStatus Reset(RiskScope scope, int id, ModeSource breaker, ulong principal, Nanos localTime)
    {
        if (principal == 0) return CommandStatus.NoPrincipal;
        if (!Exists(scope, id)) return CommandStatus.UnknownScope;
        if (!breakers.Reset(scope, id, breaker)) return CommandStatus.NothingToDo;
        ActOnBreakers(localTime);
        return CommandStatus.Ok;
    }

    private CommandStatus Rearm(ulong principal)
    {
        RearmStatus status = kill.Rearm(principal);
        if (status == RearmStatus.Ok) OnRearmed();
        return status switch
        {
            RearmStatus.Ok => CommandStatus.Ok,
            RearmStatus.NoPrincipal => CommandStatus.NoPrincipal,
            RearmStatus.SamePrincipal => CommandStatus.SamePrincipal,
            _ => CommandStatus.NothingToDo,
        };
    }

    private void CancelScope(RiskScope scope, int id, Nanos localTime)
    {
        if (sessionLost) return;
        for (int slot = orders.FirstLive; slot != OrderStore.None;)
        {
            ref readonly Order order = ref orders.AtSlot(slot);
            slot = orders.NextLive(slot);
            if (IsIn(scope, id, in order)) SendCancel(order.Id, localTime);
        }
    }
}
