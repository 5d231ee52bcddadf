// C23: an order that adds risk must rest on a model that is fit; a model that is not stops trading, not the engine.
using Trading.Core.Domain;
using Trading.Core.Models;
using Trading.Core.Orders;

namespace Trading.Core.Risk;

public sealed partial class RiskGate
{
    private readonly ModelFitness[] models;
    private bool modelsRequired;

    /// <summary>From now on orders that add risk need a fit model. For strategies that trade on forecasts; there is no way back.</summary>
    public void RequireModels() => modelsRequired = true;

    /// <summary>What the gate knows of the model on an instrument; the line writes it at every forecast.</summary>
    public ref ModelFitness Model(InstrumentId instrument) => ref models[instrument.Value];

    // Reducing orders pass whatever the model's state, as cancels do: a position must not be trapped by the model that opened it.
    private bool ModelPermits(in OrderRequest request, Nanos now) =>
        !modelsRequired || models[request.Instrument.Value].StateAt(now) == ModelState.Fit || Reduces(in request);

    private RiskVerdict DenyModel(in OrderRequest request, Nanos now)
    {
        ref readonly ModelFitness fitness = ref models[request.Instrument.Value];
        ModelState state = fitness.StateAt(now);
        bool stale = state == ModelState.Stale;
        denial = new Denial
        {
            Verdict = VerdictOf(state), Scope = RiskScope.Instrument, ScopeId = request.Instrument.Value,
            Value = stale ? (now - fitness.ForecastTime).Value : fitness.Value,
            Limit = stale ? fitness.MaxAgeNanos : fitness.Limit,
        };
        return denial.Verdict;
    }

    private static RiskVerdict VerdictOf(ModelState state) => state switch
    {
        ModelState.NotApproved => RiskVerdict.ModelNotApproved,
        ModelState.Uncalibrated => RiskVerdict.ModelUncalibrated,
        ModelState.Stale => RiskVerdict.ModelStale,
        ModelState.OutOfRange => RiskVerdict.ModelOutOfRange,
        ModelState.NotFinite => RiskVerdict.ModelNotFinite,
        ModelState.Drifted => RiskVerdict.ModelDrifted,
        _ => RiskVerdict.Model,
    };
}
