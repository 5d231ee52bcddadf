// Positions, cash, fees and equity of the account, updated execution by execution.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Orders;

namespace Trading.Core.Positions;

/// <summary>The account's book of record. Cash identity: net equity = Σ (cash + lots x mark) - Σ fees, at every moment.</summary>
/// <remarks>One owner thread; O(1) per fill and per mark. Integers throughout, so nothing is lost to rounding but the stated fee rounding.</remarks>
[HotPath]
public sealed class Ledger
{
    private readonly Instrument[] instruments;
    private readonly Position[] positions;
    private readonly FeeSchedule fees;
    private Money gross;
    private Money paidFees;

    public Ledger(Instrument[] instruments, FeeSchedule fees)
    {
        this.instruments = instruments;
        this.fees = fees;
        positions = new Position[instruments.Length];
    }

    public ref readonly Position Of(InstrumentId instrument) => ref positions[instrument.Value];

    /// <summary>Profit and loss of the whole account at the last marks.</summary>
    public ProfitAndLoss Total => new(gross, paidFees);

    /// <summary>Highest net profit seen so far (never below the start, zero).</summary>
    public Money PeakNet { get; private set; }

    /// <summary>How far net profit is below its peak; zero or positive.</summary>
    public Money Drawdown => PeakNet - Total.Net;

    public ProfitAndLoss ProfitOf(InstrumentId instrument)
    {
        ref readonly Position position = ref positions[instrument.Value];
        return new ProfitAndLoss(GrossOf(in position, instrument), position.Fees);
    }

    /// <summary>Books an execution. The first of an instrument that was never marked marks it at its own price.</summary>
    public void Book(in ExecutionRecord execution)
    {
        ref Position position = ref positions[execution.Instrument.Value];
        if (position.Mark.Ticks == 0) position.Mark = execution.Price;
        Change(ref position, in execution, 1);
    }

    /// <summary>Takes a booked execution back: position, cash, fees and the day's counts are as if it had never been. The session's best result stays.</summary>
    public void Undo(in ExecutionRecord execution) => Change(ref positions[execution.Instrument.Value], in execution, -1);

    private void Change(ref Position position, in ExecutionRecord execution, int times)
    {
        Money before = GrossOf(in position, execution.Instrument);
        Money notional = instruments[execution.Instrument.Value].Notional(execution.Price, execution.Quantity);
        Money fee = new(times * fees.Of(execution.Liquidity, execution.Side, execution.Quantity, notional).Micros);
        long lots = times * execution.Quantity.Lots;
        position.Lots += execution.Side.Sign() * lots;
        position.Cash -= new Money(execution.Side.Sign() * times * notional.Micros);
        position.Fees += fee;
        position.Fills += times;
        if (execution.Side == Side.Buy) position.BoughtLots += lots;
        else position.SoldLots += lots;
        paidFees += fee;
        gross += GrossOf(in position, execution.Instrument) - before;
        NotePeak();
    }

    /// <summary>Values the position at a new mark.</summary>
    public void Mark(InstrumentId instrument, Price mark)
    {
        ref Position position = ref positions[instrument.Value];
        long move = mark.Ticks - position.Mark.Ticks;
        if (move == 0) return;
        if (position.Lots != 0) gross += new Money(position.Lots * move * instruments[instrument.Value].TickLotMicros);
        position.Mark = mark;
        NotePeak();
    }

    private Money GrossOf(in Position position, InstrumentId instrument) =>
        position.Cash + new Money(position.Lots * position.Mark.Ticks * instruments[instrument.Value].TickLotMicros);

    private void NotePeak()
    {
        Money net = Total.Net;
        if (net > PeakNet) PeakNet = net;
    }
}
