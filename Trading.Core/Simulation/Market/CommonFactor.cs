// The news that moves all symbols together.
using System;

namespace Trading.Core.Simulation.Market;

/// <summary>One market-wide shock a step, of variance 1 on average, with its own volatility regime. Keyed by the seed alone.</summary>
internal sealed class CommonFactor
{
    private const ulong NoSymbol = 0;
    private readonly VolatilityCascade cascade;
    private CounterRandom random;

    public CommonFactor(ulong seed)
    {
        cascade = new VolatilityCascade(new CounterRandom(seed, NoSymbol, 0));
        random = new CounterRandom(seed, NoSymbol, 1);
    }

    public double Shock { get; private set; }

    public void Step()
    {
        cascade.Step();
        Shock = random.NextNormal() * Math.Sqrt(cascade.Variance);
    }
}
