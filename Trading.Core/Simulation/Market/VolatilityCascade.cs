// Volatility that clusters on every time scale.
namespace Trading.Core.Simulation.Market;

/// <summary>Markov-switching multifractal: variance is a product of two-valued multipliers, each redrawn at its own rate.</summary>
/// <remarks>Source: Calvet and Fisher, "How to forecast long-run volatility" (2004). Heavy tails and slowly decaying autocorrelation of |r| follow from
/// the product; the mean of the product is 1. Step is called once every <see cref="Fundamental.StepNanos"/>.</remarks>
internal sealed class VolatilityCascade
{
    // Mean seconds between redraws of each component: seconds to an hour.
    private static readonly double[] RedrawSeconds = [4, 20, 100, 500, 2500];
    private const double High = 1.62;
    private const double Low = 2 - High;

    private readonly double[] multiplier = new double[RedrawSeconds.Length];
    private readonly double[] redrawChance = new double[RedrawSeconds.Length];
    private CounterRandom random;

    public VolatilityCascade(CounterRandom random)
    {
        this.random = random;
        for (int k = 0; k < multiplier.Length; k++)
        {
            redrawChance[k] = Fundamental.StepNanos * 1e-9 / RedrawSeconds[k];
            multiplier[k] = Draw();
        }
        Variance = Product();
    }

    /// <summary>Present variance relative to its mean.</summary>
    public double Variance { get; private set; }

    public void Step()
    {
        bool changed = false;
        for (int k = 0; k < multiplier.Length; k++)
        {
            if (!random.Chance(redrawChance[k])) continue;
            multiplier[k] = Draw();
            changed = true;
        }
        if (changed) Variance = Product();
    }

    private double Draw() => random.NextSign() > 0 ? High : Low;

    private double Product()
    {
        double product = 1;
        foreach (double m in multiplier) product *= m;
        return product;
    }
}
