// What a symbol is worth: the oracle that value traders see through noise and makers learn late.
using System;

namespace Trading.Core.Simulation.Market;

/// <summary>Mean-reverting value in cents with jumps, stochastic volatility and a share of the common factor.</summary>
internal sealed class Fundamental
{
    /// <summary>The oracle's grid.</summary>
    public const long StepNanos = 500_000_000;

    private const double StepsADay = 6.5 * 3600 * 1e9 / StepNanos;
    private const double ReversionPerStep = 1 / (3 * 3600 * 1e9 / StepNanos);   // an anchor's pull of three hours
    private const double JumpChancePerStep = 10 / StepsADay;                    // about ten pieces of news a day
    private const double JumpSteps = 7;                                         // a jump of size 1 equals seven ordinary steps
    private const double LearningRate = 0.2;                                   // the public learns a change within about two and a half seconds
    private const double ValueBound = 3;                                        // the value stays within a factor of three of its anchor

    private readonly VolatilityCascade cascade;
    private readonly double anchor;
    private readonly double stepSigma;
    private readonly double beta;
    private readonly double ownShare;
    private CounterRandom random;

    public Fundamental(SyntheticMarketOptions options, SyntheticSymbol symbol)
    {
        cascade = new VolatilityCascade(new CounterRandom(options.Seed, symbol.Symbol.Packed, AgentSlots.VolatilityRegime));
        random = new CounterRandom(options.Seed, symbol.Symbol.Packed, AgentSlots.Oracle);
        anchor = symbol.StartPriceCents;
        stepSigma = symbol.StartPriceCents * options.DailyVolatility / Math.Sqrt(StepsADay);
        beta = symbol.Beta;
        ownShare = Math.Sqrt(1 - beta * beta);
        Value = PublicValue = anchor;
    }

    /// <summary>True value in cents.</summary>
    public double Value { get; private set; }

    /// <summary>What is known to everyone: the true value smoothed over the last seconds.</summary>
    public double PublicValue { get; private set; }

    /// <summary>Present standard deviation of a step relative to its mean square: the market's mood.</summary>
    public double Mood { get; private set; } = 1;

    /// <summary>One step of the grid under a common shock of unit variance.</summary>
    public void Step(double commonShock, double activity)
    {
        cascade.Step();
        Mood = Math.Sqrt(cascade.Variance);
        double scale = stepSigma * Math.Sqrt(activity);
        double change = scale * (ownShare * Mood * random.NextNormal() + beta * commonShock);
        if (random.Chance(JumpChancePerStep)) change += random.NextSign() * stepSigma * JumpSteps * random.NextPareto(4);
        double next = Value + ReversionPerStep * (anchor - Value) + change;
        Value = Math.Clamp(next, anchor / ValueBound, anchor * ValueBound);
        PublicValue += LearningRate * (Value - PublicValue);
    }
}
