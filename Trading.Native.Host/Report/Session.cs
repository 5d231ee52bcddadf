// What the pictures over time have in common: the samples, the fills and one time axis for all.
using System;
using Trading.Core.Domain;
using Trading.Native.Host.Replay;

namespace Trading.Native.Host.Report;

/// <summary>The sampled session. Pictures over time are drawn only when <see cref="IsEmpty"/> is false.</summary>
internal sealed class Session
{
    public Session(ReplayInputs inputs, ReplayOutcome outcome, ReplaySampler samples)
    {
        (Inputs, Outcome, Samples) = (inputs, outcome, samples);
        if (IsEmpty) return;
        // Fills carry the venue's time, samples the engine's: an early fill may precede the first sample.
        First = samples.Sample(0).TimeNanos;
        Last = samples.Sample(samples.SampleCount - 1).TimeNanos;
        if (samples.FillCount == 0) return;
        First = Math.Min(First, samples.Fill(0).TimeNanos);
        Last = Math.Max(Last, samples.Fill(samples.FillCount - 1).TimeNanos);
    }

    public ReplayInputs Inputs { get; }
    public ReplayOutcome Outcome { get; }
    public ReplaySampler Samples { get; }
    public long First { get; }
    public long Last { get; }

    public bool IsEmpty => Samples.SampleCount == 0;

    public Axis TimeAxis(ChartSize size) => Axis.Time(First, Last, size.PlotLeft, size.PlotRight, size.Width / 95);

    /// <summary>Shades the parts of the session in which the strategy was not to trade.</summary>
    public void ShadeClosed(SvgChart chart)
    {
        chart.Band("closed", First, Math.Clamp(Inputs.Configuration.Window.Start.Value, First, Last));
        chart.Band("closed", Math.Clamp(Inputs.Configuration.Window.Stop.Value, First, Last), Last);
    }

    /// <summary>Lowest and highest of one quantity of the samples, with zero among them.</summary>
    public (double Low, double High) Range(Func<ReplaySample, double> quantity)
    {
        double low = 0, high = 0;
        for (int i = 0; i < Samples.SampleCount; i++)
        {
            double value = quantity(Samples.Sample(i));
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }
        return (low, high);
    }
}
