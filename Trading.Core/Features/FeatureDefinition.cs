// What one feature means, so that a model can be refused when the meaning changes.
namespace Trading.Core.Features;

/// <summary>What becomes of a feature when bids and asks change places.</summary>
public enum FeatureMirror : byte
{
    /// <summary>It stays (spread, volatility, rates).</summary>
    Even,

    /// <summary>It changes sign (imbalances, flows, moves).</summary>
    Odd,

    /// <summary>It changes places with the next feature (bid size).</summary>
    SwapsWithNext,

    /// <summary>It changes places with the previous feature (ask size).</summary>
    SwapsWithPrevious,
}

/// <summary>Name, unit, version and mirror symmetry of a feature. The version rises whenever its formula changes.</summary>
public readonly record struct FeatureDefinition(Feature Feature, string Name, string Unit, int Version, FeatureMirror Mirror);
