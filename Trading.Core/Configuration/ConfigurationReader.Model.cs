// The sections of a configuration that say how far a model is believed, and how large an order may be.
using System;
using Trading.Core.Domain;
using Trading.Core.Models;
using Trading.Core.Risk;
using Trading.Core.Signals;

namespace Trading.Core.Configuration;

public static partial class ConfigurationReader
{
    private static ConfidenceOptions ReadConfidence(ConfigurationSection s)
    {
        var options = new ConfidenceOptions(
            false,
            s.Integer("max_forecast_age_nanos", 1, 3_600 * Nanos.PerSecond),
            (int)s.Integer("max_saturated_features", 0, 1_024),
            (int)s.Integer("coverage_per_mille", 500, 990),
            (int)s.Integer("decision_coverage_per_mille", 10, 990),
            (int)s.Integer("tracker_step_per_mille", 1, 100),
            (int)s.Integer("warm_up_labels", 100, 1_000_000),
            s.Section("drift", true) is { } drift ? ReadDrift(drift) : default);
        s.Finish();
        return options;
    }

    private static DriftOptions ReadDrift(ConfigurationSection s)
    {
        const int largest = 1_000_000;
        int samples = (int)s.Integer("reference_samples", 64, 65_536);
        int psiWiden = (int)s.Integer("psi_widen_per_mille", 1, largest);
        int psiShrink = (int)s.Integer("psi_shrink_per_mille", psiWiden, largest);
        int psiStop = (int)s.Integer("psi_stop_per_mille", psiShrink, largest);
        int slack = (int)s.Integer("loss_slack_per_mille", 0, 1_000);
        int lossWiden = (int)s.Integer("loss_widen", 1, largest);
        int lossShrink = (int)s.Integer("loss_shrink", lossWiden, largest);
        int lossStop = (int)s.Integer("loss_stop", lossShrink, largest);
        long rearm = s.Integer("rearm_nanos", 0, 86_400 * Nanos.PerSecond);
        s.Finish();
        return new DriftOptions(samples, psiWiden, psiShrink, psiStop, slack, lossWiden, lossShrink, lossStop, rearm);
    }

    // "any", or the 64 hexadecimal digits that `trading replay` prints for a model.
    private static string ReadApproved(ConfigurationSection s) => s.Text("approved_sha256", "\"any\" or 64 hexadecimal digits in lower case",
        text => text == TradingConfiguration.AnyModel || (text.Length == 64 && text.AsSpan().TrimStart("0123456789abcdef").IsEmpty));

    private static SizingOptions ReadSizing(ConfigurationSection s)
    {
        var sizing = new SizingOptions(
            s.Integer("min_order_lots", 1, RiskGate.MaxQuantityLots),
            (int)s.Integer("full_size_edge_per_mille", 0, 100_000),
            s.Money("volatility_budget", 1));
        s.Finish();
        return sizing;
    }
}
