// Notices that the mean of a stream has risen.
using Trading.Core.Diagnostics;

namespace Trading.Core.Indicators;

/// <summary>m ← m + x - mean - slack; the statistic is m less its smallest value so far. It grows while x stays above its mean by more than the slack.</summary>
/// <remarks>O(1), in integers: equal on every platform. The statistic is capped, so that a recovered stream comes back within a bounded number of values.
/// Source: Page, "Continuous inspection schemes" (Biometrika 1954); Hinkley (1971).</remarks>
/// <param name="slack">Rise of the mean that is let pass, in the unit of the values; at least 0.</param>
/// <param name="cap">Largest statistic, in the same unit.</param>
/// <param name="warmUp">Values that only form the mean.</param>
[HotPath]
public struct PageHinkley(long slack, long cap, long warmUp)
{
    private long sum;
    private long count;

    /// <summary>How far the stream has risen so far, summed up.</summary>
    public long Statistic { get; private set; }

    /// <param name="value">The next value; |value| below 2^40, so that the sum of 2^20 of them stays within 63 bits.</param>
    public void Update(long value)
    {
        // Halving both keeps the mean and bounds the sum; the mean then forgets what is older than about 2^20 values.
        if (count == 1 << 20)
        {
            sum /= 2;
            count /= 2;
        }
        sum += value;
        count++;
        if (count <= warmUp) return;
        // m less its running minimum obeys the recursion of a one-sided CUSUM.
        long next = Statistic + value - sum / count - slack;
        Statistic = next < 0 ? 0 : next > cap ? cap : next;
    }

    /// <summary>Forgets the rise, not the mean.</summary>
    public void Restart() => Statistic = 0;
}
