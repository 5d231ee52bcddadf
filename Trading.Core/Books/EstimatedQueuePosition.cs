// Where one of our resting orders probably stands, from a feed that shows price levels only.
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Indicators;

namespace Trading.Core.Books;

/// <summary>Shares ahead of one order on a by-price feed: an estimate between the most and the fewest they can be.</summary>
/// <remarks>
/// <para>Upper: trades at our price come off, cancels count as behind us until the level shows less than we thought ahead ("risk averse").
/// Lower: every cancel was ahead of us. Estimate: a cancel is shared out by a <see cref="QueueModel"/>. All three err only by what the feed hides: the
/// lower bound holds where every change of the displayed size has one cause, so on a conflated feed (which nets cancels against adds) it is an
/// estimate too, and only zero is certain.</para>
/// <para>Feed it the trades at our price and every change of the level's displayed size, trades first. O(1), plain + - * / and our own logarithm,
/// so the same bits everywhere. Source: hftbacktest's RiskAverse and ProbQueueModel.</para>
/// </remarks>
[HotPath]
public struct EstimatedQueuePosition
{
    private readonly QueueModel model;
    private readonly int exponent;
    private double estimate;
    private long traded;

    /// <param name="model">How cancels are shared out.</param>
    /// <param name="exponent">n of the power models, 1 to 8; not used by the logarithmic ones.</param>
    /// <param name="displayed">Displayed size of the level when our order was accepted, ours not included.</param>
    public EstimatedQueuePosition(QueueModel model, int exponent, Quantity displayed)
    {
        Invariant.That(exponent is >= 1 and <= 8 && displayed.Lots >= 0);
        this.model = model;
        this.exponent = exponent;
        estimate = displayed.Lots;
        UpperLots = LowerLots = displayed.Lots;
    }

    /// <summary>Shares ahead at most; what trades beyond is certain to have reached us.</summary>
    public long UpperLots { get; private set; }

    /// <summary>Shares ahead at least.</summary>
    public long LowerLots { get; private set; }

    /// <summary>Shares ahead as the model has it.</summary>
    public readonly double EstimateLots => estimate;

    /// <summary>Takes a trade at our price. Returns the lots of it that reached us even if all we did not see was ahead.</summary>
    public long OnTrade(Quantity quantity)
    {
        long lots = quantity.Lots;
        traded += lots;
        long reached = lots > UpperLots ? lots - UpperLots : 0;
        UpperLots = NotBelowZero(UpperLots - lots);
        LowerLots = NotBelowZero(LowerLots - lots);
        estimate = estimate > lots ? estimate - lots : 0;
        return reached;
    }

    /// <summary>Takes a change of the level's displayed size, ours not included.</summary>
    public void OnDisplay(Quantity previous, Quantity now)
    {
        long cancelled = previous.Lots - now.Lots - traded;
        traded = 0;
        if (cancelled > 0)
        {
            ShareOut(previous.Lots, cancelled);
            LowerLots = NotBelowZero(LowerLots - cancelled);
        }
        if (UpperLots > now.Lots) UpperLots = now.Lots;
        if (LowerLots > now.Lots) LowerLots = now.Lots;
        if (estimate > UpperLots) estimate = UpperLots;
        if (estimate < LowerLots) estimate = LowerLots;
    }

    private void ShareOut(long previous, long cancelled)
    {
        double behind = previous > estimate ? previous - estimate : 0;
        double share = ProbabilityBehind(estimate, behind);
        double beyond = behind - share * cancelled;
        estimate = estimate - (1 - share) * cancelled + (beyond < 0 ? beyond : 0);
        if (estimate < 0) estimate = 0;
    }

    private readonly double ProbabilityBehind(double ahead, double behind)
    {
        if (behind <= 0) return 0;
        if (ahead <= 0) return 1;
        return model switch
        {
            QueueModel.Power => Power(behind) / (Power(behind) + Power(ahead)),
            QueueModel.Log => Log(behind) / (Log(behind) + Log(ahead)),
            QueueModel.LogOfSum => Log(behind) / Log(behind + ahead),
            QueueModel.PowerOfSum => Power(behind / (behind + ahead)),
            _ => 1 - Power(ahead / (ahead + behind)),
        };
    }

    private readonly double Power(double x)
    {
        double power = x;
        for (int i = 1; i < exponent; i++) power *= x;
        return power;
    }

    private static double Log(double x) => DeterministicMath.Log(1 + x);

    private static long NotBelowZero(long lots) => lots > 0 ? lots : 0;
}
