// What the model says about the next move, in the words strategies use.
namespace Trading.Core.Signals;

/// <summary>Expected move of the mid price over the model's horizon.</summary>
/// <param name="MoveMicroIncrements">Millionths of a price increment; positive is up.</param>
/// <param name="Usable">False while features warm up or the model abstains: no new position may rest on it.</param>
public readonly record struct Forecast(long MoveMicroIncrements, bool Usable);
