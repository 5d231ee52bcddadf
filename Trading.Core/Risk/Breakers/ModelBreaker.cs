// The model is not fit to open risk: drift, age, NaN or a wrong hash, as its own watch says.
using Trading.Core.Diagnostics;

namespace Trading.Core.Risk.Breakers;

/// <summary>The instrument falls back to flat: positions are only reduced until a person promotes a model again.</summary>
[HotPath]
public struct ModelBreaker
{
    public BreakerHold Hold;
}
