// The bounds that make an artifact safe to evaluate, proven once before arming.
using System;
using Trading.Core.Diagnostics;

namespace Trading.Core.Models;

/// <summary>Refuses an artifact whose parts break a bound: shapes, weights, shifts, overflow, scales, table, golden vectors.</summary>
internal static class ArtifactCheck
{
    public static void Require(ModelArtifact a)
    {
        RequireShapes(a);
        for (int l = 0; l < a.Layers.Length; l++) RequireLayer(a, l);
        RequireScales(a);
        RequireTable(a);
        RequireGolden(a);
    }

    private static void RequireShapes(ModelArtifact a)
    {
        Check(a, a.InputCount is >= 1 and <= ModelLayer.WidthMax, "feature count", a.InputCount, $"1 to {ModelLayer.WidthMax}");
        Check(a, a.Layers.Length is >= 1 and <= ModelArtifact.LayersMax, "layer count", a.Layers.Length, $"1 to {ModelArtifact.LayersMax}");
        int inputs = a.InputCount;
        foreach (ModelLayer layer in a.Layers)
        {
            Check(a, layer.Inputs == inputs, "inputs of a layer", layer.Inputs, $"{inputs}, the outputs before it");
            Check(a, layer.Outputs is >= 1 and <= ModelLayer.WidthMax, "outputs of a layer", layer.Outputs, $"1 to {ModelLayer.WidthMax}");
            inputs = layer.Outputs;
        }
        Check(a, inputs == ModelArtifact.Classes, "outputs of the last layer", inputs, $"{ModelArtifact.Classes}");
    }

    private static void RequireLayer(ModelArtifact a, int l)
    {
        ModelLayer layer = a.Layers[l];
        int worst = Array.IndexOf(layer.Weights, sbyte.MinValue);
        Check(a, worst < 0, $"weight {worst} of layer {l}", sbyte.MinValue, "-127 to 127");
        int shiftMax = l == a.Layers.Length - 1 ? 0 : ModelLayer.ShiftMax;
        for (int j = 0; j < layer.Outputs; j++)
        {
            Check(a, layer.Shift[j] <= shiftMax, $"shift of row {j} of layer {l}", layer.Shift[j], $"0 to {shiftMax}");
            long bound = layer.AccumulatorBound(j);
            Check(a, bound <= int.MaxValue, $"largest accumulator of row {j} of layer {l}", bound, $"at most {int.MaxValue}, so that it cannot overflow");
        }
    }

    private static void RequireScales(ModelArtifact a)
    {
        for (int i = 0; i < a.InputCount; i++)
            Check(a, IsPositiveNormal(a.FeatureScales[i]), $"scale of feature {i}", a.FeatureScales[i], "a positive finite number");
        Check(a, IsPositiveNormal(a.LogitScale), "logit scale", a.LogitScale, "a positive finite number");
        Check(a, a.HorizonNanos >= 1, "horizon in nanoseconds", a.HorizonNanos, "at least 1");
        Check(a, a.ClassMoves.Length == ModelArtifact.Classes, "class moves", a.ClassMoves.Length, $"{ModelArtifact.Classes}");
        foreach (long move in a.ClassMoves)
            Check(a, Math.Abs(Math.Max(move, -long.MaxValue)) <= ModelArtifact.ClassMoveMicroIncrementsMax, "class move in micro increments", move,
                $"up to ±{ModelArtifact.ClassMoveMicroIncrementsMax}");
    }

    // The reciprocal must be a number too: the quantiser multiplies by it.
    private static bool IsPositiveNormal(float x) => float.IsNormal(x) && x > 0 && float.IsNormal(1f / x);

    private static void RequireTable(ModelArtifact a)
    {
        ReadOnlySpan<uint> entries = a.Probabilities.Entries;
        Check(a, entries.Length is >= 2 and <= ProbabilityTable.EntriesMax, "probability table length", entries.Length, $"2 to {ProbabilityTable.EntriesMax}");
        Check(a, entries[0] == ProbabilityTable.One, "first entry of the probability table", entries[0], $"{ProbabilityTable.One}");
        for (int i = 1; i < entries.Length; i++)
            Check(a, entries[i] <= entries[i - 1], $"entry {i} of the probability table", entries[i], $"at most the one before, {entries[i - 1]}");
    }

    private static void RequireGolden(ModelArtifact a)
    {
        Check(a, a.Golden.Length is >= 1 and <= ModelArtifact.GoldenMax, "golden vector count", a.Golden.Length, $"1 to {ModelArtifact.GoldenMax}");
        foreach (GoldenVector golden in a.Golden)
        {
            Check(a, golden.Codes.Length == a.InputCount, "codes of a golden vector", golden.Codes.Length, $"{a.InputCount}");
            Check(a, golden.Logits.Length == ModelArtifact.Classes, "logits of a golden vector", golden.Logits.Length, $"{ModelArtifact.Classes}");
            foreach (byte code in golden.Codes)
                Check(a, code <= ModelLayer.ActivationMax, "code of a golden vector", code, $"0 to {ModelLayer.ActivationMax}");
        }
    }

    private static void Check<T>(ModelArtifact a, bool holds, string what, T found, string allowed)
    {
        if (!holds) throw Refuse(a.Name, "The model artifact breaks a bound: " + what, $"{found}", allowed);
    }

    public static RefusalException Refuse(string name, string what, string found, string allowed) =>
        new(RefusalKind.BadInput, what, name, found, allowed, "copy the file again from where it was trained, or train it again");
}
