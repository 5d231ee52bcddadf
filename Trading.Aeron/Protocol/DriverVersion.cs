// Which version of Aeron this code says it is.
namespace Trading.Aeron.Protocol;

/// <summary>The release whose layouts are followed; tools and newer clients read it from the counters.</summary>
public static class DriverVersion
{
    public static readonly int Number = SemanticVersion.Compose(1, 53, 0);
    public static readonly int ControlProtocol = SemanticVersion.Compose(1, 0, 0);

    /// <summary>Where others put the commit: whose code this is.</summary>
    public const string Commit = "trading";
}
