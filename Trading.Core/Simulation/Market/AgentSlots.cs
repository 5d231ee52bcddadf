// Who is who among a symbol's agents: the slots that key their random streams and order their events.
namespace Trading.Core.Simulation.Market;

/// <summary>Local numbers of a symbol's agents. Globally an agent is symbol index × <see cref="PerSymbol"/> + slot.</summary>
internal static class AgentSlots
{
    public const int Oracle = 0;
    public const int NoiseTaker = 1;
    public const int NoiseProvider = 2;
    public const int FirstValue = 3;
    public const int ValueCount = 3;
    public const int FirstMomentum = FirstValue + ValueCount;
    public const int MomentumCount = 2;
    public const int FirstMaker = FirstMomentum + MomentumCount;
    public const int MakerCount = 5;
    public const int VolatilityRegime = FirstMaker + MakerCount;
    public const int PerSymbol = 16;
}
