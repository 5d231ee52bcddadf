// How busy the market is over the day.
namespace Trading.Core.Simulation.Market;

/// <summary>The U shape of intraday activity, mean 1 over the day.</summary>
internal static class ActivityCurve
{
    private const double Midday = 0.7;
    private const double Edge = 1.5;

    /// <summary>Midday + Edge·(2u-1)^4 at the share u of the session gone by: 2.2 at the open and the close, 0.7 at noon; Midday + Edge/5 = 1.</summary>
    public static double At(double shareOfSession)
    {
        double fromMidday = 2 * shareOfSession - 1;
        double square = fromMidday * fromMidday;
        return Midday + Edge * square * square;
    }
}
