// The outcome of one run of a published program.
using System.Text.Json;
using Xunit;

namespace Trading.Tests.Support;

/// <summary>What a finished program left behind.</summary>
public sealed record BinaryResult(int ExitCode, string Out, string Error)
{
    /// <summary>stdout as one JSON document.</summary>
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    /// <summary>Asserts the exit code; a failure shows what the program said.</summary>
    public BinaryResult Exits(int code)
    {
        Assert.True(code == ExitCode, $"exit code {ExitCode} instead of {code}\nstdout: {Out}\nstderr: {Error}");
        return this;
    }
}
