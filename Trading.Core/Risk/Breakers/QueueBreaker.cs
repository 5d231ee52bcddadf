// Work piles up before the engine.
using Trading.Core.Diagnostics;

namespace Trading.Core.Risk.Breakers;

/// <summary>Depth of the inbound queue, as the host measures it by journaled inputs. Positions are only reduced.</summary>
[HotPath]
public struct QueueBreaker
{
    private long limit;
    public BreakerHold Hold;

    [ColdPath]
    public void Load(RiskLimits limits) => limit = BreakerLimits.OfEngine(limits, LimitKind.MaxQueuedMessages);

    public readonly BreakerReading Note(long depth) => BreakerReading.Beyond(depth, limit);
}
