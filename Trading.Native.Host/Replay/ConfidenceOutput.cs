// Confidence in the model after a replay, for people and for machines.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Trading.Core.Models;

namespace Trading.Native.Host.Replay;

/// <summary>Coverage and width of the intervals against what was promised, evaluations by state, drift. Documented in docs/model-confidence.md.</summary>
internal static class ConfidenceOutput
{
    public static IEnumerable<(string Name, string Value)> Rows(ReplayInputs inputs, ReplayOutcome outcome)
    {
        ConfidenceOptions options = inputs.Configuration.Confidence;
        CoverageSummary c = outcome.Coverage;
        DriftMonitor drift = outcome.Health.Drift;
        yield return ("model hash", inputs.Model.ContentHash);
        yield return ("interval", c.Matured == 0
            ? "none matured"
            : FormattableString.Invariant($"{c.Matured:N0} matured; coverage {c.Coverage:0.000} (promised {options.CoveragePerMille / 1000.0:0.000}), worst tenth {c.WorstTenth:0.000}, mean width {c.MeanWidthIncrements:0.00} increments"));
        yield return ("decision interval", c.Matured == 0
            ? "none matured"
            : FormattableString.Invariant($"coverage {c.DecisionCoverage:0.000} (promised {options.DecisionCoveragePerMille / 1000.0:0.000}), mean width {c.DecisionWidthIncrements:0.00} increments"));
        yield return ("forecasts", string.Join(", ", States(outcome).Select(s => $"{s.Name} {s.Count.ToString("N0", CultureInfo.InvariantCulture)}")));
        yield return ("drift", FormattableString.Invariant($"{Snake(drift.Level)}, highest {Snake(drift.Highest)}; inputs {drift.PsiPerMille / 1000.0:0.000}, loss {drift.Loss}"));
    }

    public static void WriteJson(Utf8JsonWriter w, ReplayInputs inputs, ReplayOutcome outcome)
    {
        CoverageSummary c = outcome.Coverage;
        DriftMonitor drift = outcome.Health.Drift;
        w.WriteStartObject("confidence");
        w.WriteString("model_sha256", inputs.Model.ContentHash);
        w.WriteNumber("matured", c.Matured);
        Number(w, "coverage", c.Coverage);
        Number(w, "coverage_worst_tenth", c.WorstTenth);
        Number(w, "width_increments", c.MeanWidthIncrements);
        Number(w, "decision_coverage", c.DecisionCoverage);
        Number(w, "decision_width_increments", c.DecisionWidthIncrements);
        w.WriteStartObject("forecasts");
        foreach ((string name, long count) in States(outcome)) w.WriteNumber(name, count);
        w.WriteEndObject();
        w.WriteString("drift", Snake(drift.Level));
        w.WriteString("drift_highest", Snake(drift.Highest));
        w.WriteNumber("drift_psi", drift.PsiPerMille / 1000.0);
        w.WriteNumber("drift_loss", drift.Loss);
        w.WriteEndObject();
    }

    // Null where nothing was measured: JSON has no NaN.
    private static void Number(Utf8JsonWriter w, string name, double value)
    {
        if (double.IsNaN(value)) w.WriteNull(name);
        else w.WriteNumber(name, Math.Round(value, 6));
    }

    private static IEnumerable<(string Name, long Count)> States(ReplayOutcome outcome)
    {
        for (int i = 0; i < outcome.Health.Evaluations.Length; i++)
            if (outcome.Health.Evaluations[i] > 0) yield return (Snake((ModelState)i), outcome.Health.Evaluations[i]);
    }

    private static string Snake(Enum value) => Reasons.Snake(value.ToString());
}
