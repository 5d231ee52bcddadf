// The theory form of DataFact.
using Xunit;

namespace Trading.Tests.Support;

/// <summary>A theory over files below <c>../shared/data</c>; skipped, with the path, when one is absent.</summary>
public sealed class DataTheoryAttribute : TheoryAttribute
{
    public DataTheoryAttribute(params string[] relativePaths) => Skip = DataFactAttribute.Missing(relativePaths)!;
}
