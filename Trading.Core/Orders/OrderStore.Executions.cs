// Fills, busts and corrections: each execution counts exactly once, in whatever order it is told.
using Trading.Core.Domain;

namespace Trading.Core.Orders;

public sealed partial class OrderStore
{
    private OrderStatus ApplyFill(int slot, in ExecutionReport fill, Nanos localTime)
    {
        ExecutionMemory memory = Executions.Look(fill.ExecutionId, out int known);
        if (memory == ExecutionMemory.Forgotten) return OrderStatus.ForgottenExecution;
        if (memory == ExecutionMemory.Known && !IsAmendedAhead(known)) return IsSame(in Executions.At(known), slot, in fill) ? OrderStatus.DuplicateFill : OrderStatus.ConflictingFill;
        Order after = slots[slot];
        OrderStatus status = OrderLifecycle.Apply(ref after, in fill);
        if (status is not (OrderStatus.Ok or OrderStatus.FillAfterEnd)) return status;
        ExecutionRecord record = RecordOf(slot, in fill);
        if (memory == ExecutionMemory.New)
        {
            executed.Added = record;
            Executions.Add(in record);
        }
        else CompleteAmended(known, in record, ref after);
        Commit(slot, in after, localTime);
        return status;
    }

    private bool IsAmendedAhead(int known) => Executions.At(known).Standing is ExecutionStanding.BustedAhead or ExecutionStanding.CorrectedAhead;

    // A duplicate is compared with what was first told: a correction in between does not make it another execution.
    private bool IsSame(in ExecutionRecord record, int slot, in ExecutionReport fill)
    {
        bool sameOrder = TryFind(record.OrderId, out int recorded) ? recorded == slot : record.OrderId == fill.OrderId;
        return sameOrder && record.FirstQuantity == fill.Quantity && record.FirstPrice == fill.Price;
    }

    private ExecutionRecord RecordOf(int slot, in ExecutionReport fill) => new()
    {
        ExecutionId = fill.ExecutionId,
        OrderId = fill.OrderId,
        Price = fill.Price,
        Quantity = fill.Quantity,
        FirstPrice = fill.Price,
        FirstQuantity = fill.Quantity,
        Instrument = slots[slot].Instrument,
        Strategy = slots[slot].Strategy,
        Side = slots[slot].Side,
        Liquidity = fill.Liquidity,
    };

    // The bust or correction came first; now the execution itself is here, and stands as amended.
    private void CompleteAmended(int known, in ExecutionRecord told, ref Order order)
    {
        ref ExecutionRecord record = ref Executions.Change(known);
        bool busted = record.Standing == ExecutionStanding.BustedAhead;
        Price price = busted ? told.Price : record.Price;
        Quantity quantity = busted ? default : record.Quantity;
        record = told;
        record.Price = price;
        record.Quantity = quantity;
        record.Standing = busted ? ExecutionStanding.Busted : ExecutionStanding.Stands;
        order.UndoneLots += (int)(told.FirstQuantity.Lots - quantity.Lots);
        executed.Added = record;
    }

    // A void execution leaves the position, not the order: what it took from the order does not come back to the book.
    private OrderStatus Amend(in ExecutionReport report)
    {
        bool bust = report.Kind == ExecutionReportKind.Busted;
        if (!bust && (report.Quantity.Lots <= 0 || report.Quantity.Lots > int.MaxValue || report.Price.Ticks is <= 0 or > MaxFillPriceTicks)) return OrderStatus.UnexpectedTerms;
        ExecutionMemory memory = Executions.Look(report.ExecutionId, out int known);
        if (memory == ExecutionMemory.Forgotten) return OrderStatus.ForgottenExecution;
        if (memory == ExecutionMemory.New) return AmendAhead(in report, bust);
        ref ExecutionRecord record = ref Executions.Change(known);
        Quantity quantity = bust ? default : report.Quantity;
        Price price = bust ? record.Price : report.Price;
        if (record.Standing is ExecutionStanding.Busted or ExecutionStanding.BustedAhead) return bust ? OrderStatus.Duplicate : OrderStatus.IllegalTransition;
        if (record.Quantity == quantity && record.Price == price) return OrderStatus.Duplicate;
        if (record.Standing == ExecutionStanding.CorrectedAhead)
        {
            record.Standing = bust ? ExecutionStanding.BustedAhead : ExecutionStanding.CorrectedAhead;
            record.Price = price;
            record.Quantity = quantity;
            return OrderStatus.Ok;
        }
        executed.Removed = record;
        if (TryFind(record.OrderId, out int slot)) slots[slot].UndoneLots += (int)(record.Quantity.Lots - quantity.Lots);
        record.Price = price;
        record.Quantity = quantity;
        if (bust) record.Standing = ExecutionStanding.Busted;
        else executed.Added = record;
        return OrderStatus.Ok;
    }

    private OrderStatus AmendAhead(in ExecutionReport report, bool bust)
    {
        if (!TryFind(report.OrderId, out _)) return OrderStatus.UnknownOrder;
        ExecutionRecord record = new()
        {
            ExecutionId = report.ExecutionId,
            OrderId = report.OrderId,
            Price = report.Price,
            Quantity = bust ? default : report.Quantity,
            Standing = bust ? ExecutionStanding.BustedAhead : ExecutionStanding.CorrectedAhead,
        };
        Executions.Add(in record);
        return OrderStatus.Ok;
    }
}
