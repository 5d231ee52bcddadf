// What a training run produced: the artifact and how it compares with naive forecasters.
using System.Collections.Generic;
using Trading.Core.Models;
using Trading.Research.Dataset;

namespace Trading.Research.Training;

/// <summary>Result of <see cref="ModelTrainer.Train"/>.</summary>
/// <param name="Artifact">The quantised model.</param>
/// <param name="Scores">Out of sample: baselines first, then the float and the int8 model.</param>
/// <param name="Rows">The dataset.</param>
/// <param name="Blocks">Its blocks.</param>
/// <param name="ThresholdIncrements">Smallest move that is not flat.</param>
/// <param name="Temperature">Calibration temperature.</param>
/// <param name="EpochsKept">The epoch that was best on the validation block.</param>
public sealed record TrainingReport(
    ModelArtifact Artifact, IReadOnlyList<Scores> Scores, LabelledRows Rows, TimeBlocks Blocks, float ThresholdIncrements, double Temperature, int EpochsKept);
