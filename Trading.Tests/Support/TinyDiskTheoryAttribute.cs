// Tests that need a disk of their own to fill: visibly skipped where nothing can be mounted.
using Trading.Tests.Support.BlackBox;
using Xunit;

namespace Trading.Tests.Support;

/// <summary>A theory that mounts a <see cref="TinyDisk"/>.</summary>
public sealed class TinyDiskTheoryAttribute : TheoryAttribute
{
    public TinyDiskTheoryAttribute() => Skip = TinyDisk.IsPossible ? null! : "A tmpfs cannot be mounted here (it takes root): the full disk is not tested.";
}
