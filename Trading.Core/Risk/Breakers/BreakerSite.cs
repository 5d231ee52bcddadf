// Where a breaker stands: who it is, which scope it holds and at which mode.
namespace Trading.Core.Risk.Breakers;

/// <summary>What a trip of a breaker means.</summary>
/// <param name="Breaker">The source under which it holds.</param>
/// <param name="Scope">The scope it holds.</param>
/// <param name="Id">Which of them.</param>
/// <param name="Mode">The mode it holds it at.</param>
/// <param name="AutomaticRearms">How often it may re-arm by itself.</param>
internal readonly record struct BreakerSite(ModeSource Breaker, RiskScope Scope, int Id, TradingMode Mode, long AutomaticRearms);
