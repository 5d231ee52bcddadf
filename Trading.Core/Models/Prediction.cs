// What one evaluation of the model says, in integers.
namespace Trading.Core.Models;

/// <summary>Logits, probabilities and score of one evaluation. Integers throughout, so equal on every platform and kernel.</summary>
public struct Prediction
{
    /// <summary>One in the unit of the probabilities.</summary>
    public const int ProbabilityOne = 65536;

    /// <summary>Raw int32 outputs of the last layer; comparable with one another only.</summary>
    public int LogitDown, LogitFlat, LogitUp;

    /// <summary>Calibrated probabilities in 1/65536; the three add up to exactly 65536.</summary>
    public int ProbabilityDown, ProbabilityFlat, ProbabilityUp;

    /// <summary>Expected mid move over the horizon in millionths of a price increment: Σ probability × the class's mean move in training.</summary>
    public long ExpectedMoveMicroIncrements;

    /// <summary>Most likely class's probability minus the second's, in 1/65536: 0 is undecided, 65536 is certain.</summary>
    public int Confidence;
}
