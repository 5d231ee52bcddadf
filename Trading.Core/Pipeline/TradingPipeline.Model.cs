// The line's model: scores the features, says how far the score may be believed, and learns from what became of it.
using Trading.Core.Features;
using Trading.Core.MarketData;
using Trading.Core.Models;
using Trading.Core.Risk;

namespace Trading.Core.Pipeline;

public sealed partial class TradingPipeline<TStrategy, TGateway, TClock>
{
    // False while features warm up: then there is no forecast.
    private bool Score(int id, in MarketUpdate update)
    {
        if (!features[id].IsReady)
        {
            forecasts[id] = default;
            gate.Model(update.Instrument).State = ModelState.Missing;
            return false;
        }
        quantiser.Quantise(features[id].Values, codes);
        model.Evaluate(codes, out predictions[id]);
        health[id].Judge(in predictions[id], FeatureQuantiser.Saturated(codes), features[id].NonFiniteNow, features[id].Regime, out forecasts[id]);
        counters.Decisions++;
        NoteFitness(id, in update);
        NoteDecision(id, in update);
        return true;
    }

    private void NoteFitness(int id, in MarketUpdate update)
    {
        ref ModelFitness fit = ref gate.Model(update.Instrument);
        fit.State = forecasts[id].State;
        fit.ForecastTime = update.LocalTime;
        fit.MaxAgeNanos = health[id].MaxForecastAgeNanos;
        if (fit.State != ModelState.Fit) (fit.Value, fit.Limit) = health[id].Compared;
    }

    // After the orders have left: nothing learned from this event can reach its own decision.
    private void Learn(int id, in MarketUpdate update) => health[id].Learn(codes, update.VenueTime.Value, features[id].TwiceMidTicks);
}
