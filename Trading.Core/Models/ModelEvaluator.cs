// Scores one vector of codes: the network by the fastest proven kernel, then probabilities and expected move by table.
using System;
using Trading.Core.Diagnostics;

namespace Trading.Core.Models;

/// <summary>The all-integer classifier of an artifact. Every kernel gives the same bits; the one in use is named by <see cref="KernelName"/>.</summary>
/// <remarks>One owner thread. Allocates only in the constructor, which runs the self-test: a kernel that differs from the scalar reference on the
/// artifact's golden vectors, on random or on extreme inputs is refused. Evaluate is O(weights), about 100 ns for 32-64-32-3.</remarks>
[HotPath]
public sealed class ModelEvaluator
{
    private readonly ScalarKernel scalar;
    private readonly Avx2Kernel? avx2;
    private readonly ProbabilityTable table;
    private readonly int[] logits = new int[ModelArtifact.Classes];
    private readonly long moveDown, moveFlat, moveUp;

    /// <param name="artifact">A checked artifact.</param>
    /// <param name="kernel">Auto, or one kernel that must be used; it is refused when the machine lacks it or it fails the self-test.</param>
    /// <exception cref="RefusalException">The artifact's golden vectors do not hold, or the forced kernel cannot be used.</exception>
    public ModelEvaluator(ModelArtifact artifact, KernelKind kernel = KernelKind.Auto)
    {
        scalar = new ScalarKernel(artifact.Layers);
        table = artifact.Probabilities;
        (moveDown, moveFlat, moveUp) = (artifact.ClassMoves[0], artifact.ClassMoves[1], artifact.ClassMoves[2]);
        InputCount = artifact.InputCount;
        KernelSelfTest.RequireGolden(artifact, scalar);
        Kernel = KernelSelfTest.Choose(artifact, kernel, scalar, out avx2);
        KernelName = Kernel == KernelKind.Avx2 ? "avx2" : "scalar";
    }

    public int InputCount { get; }
    public KernelKind Kernel { get; }
    public string KernelName { get; }

    /// <param name="codes">InputCount codes of 0..127.</param>
    /// <param name="prediction">Receives the result.</param>
    public void Evaluate(ReadOnlySpan<byte> codes, out Prediction prediction)
    {
        Invariant.That(codes.Length == InputCount);
        if (Kernel == KernelKind.Avx2) avx2!.Evaluate(codes, logits);
        else scalar.Evaluate(codes, logits);
        Interpret(logits[0], logits[1], logits[2], out prediction);
    }

    private void Interpret(int down, int flat, int up, out Prediction p)
    {
        int best = Math.Max(down, Math.Max(flat, up));
        ulong d = table.Weight((uint)best - (uint)down), f = table.Weight((uint)best - (uint)flat), u = table.Weight((uint)best - (uint)up);
        ulong sum = d + f + u;
        p.LogitDown = down;
        p.LogitFlat = flat;
        p.LogitUp = up;
        // The flat class takes what truncation leaves, so that the three always add up to one.
        p.ProbabilityDown = (int)(d * Prediction.ProbabilityOne / sum);
        p.ProbabilityUp = (int)(u * Prediction.ProbabilityOne / sum);
        p.ProbabilityFlat = Prediction.ProbabilityOne - p.ProbabilityDown - p.ProbabilityUp;
        p.ExpectedMoveMicroIncrements =
            (p.ProbabilityDown * moveDown + p.ProbabilityFlat * moveFlat + p.ProbabilityUp * moveUp) / Prediction.ProbabilityOne;
        int low = Math.Min(p.ProbabilityDown, p.ProbabilityUp), high = Math.Max(p.ProbabilityDown, p.ProbabilityUp);
        int first = Math.Max(high, p.ProbabilityFlat);
        int second = Math.Max(low, Math.Min(high, p.ProbabilityFlat));
        p.Confidence = first - second;
    }
}
