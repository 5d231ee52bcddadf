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

    /// <summary>Asserts a refusal of a run with --json: the code, the five parts on stderr and in the JSON, and no trace of our own insides.</summary>
    public JsonElement Refuses(int code)
    {
        Exits(code);
        JsonElement error = Json.GetProperty("error");
        Assert.Equal(code, error.GetProperty("exit_code").GetInt32());
        foreach (string part in new[] { "what", "where", "found", "allowed", "remedy" })
        {
            string said = error.GetProperty(part).GetString()!;
            Assert.True(said.Length > 0 && Error.Contains(said), $"'{part}' is empty or not on stderr: {said}\nstderr: {Error}");
        }
        HasNoStackTrace();
        return error;
    }

    /// <summary>Asserts that nothing on stderr looks like an unhandled fault.</summary>
    public BinaryResult HasNoStackTrace()
    {
        Assert.DoesNotContain("\n   at ", "\n" + Error);
        Assert.DoesNotContain("our bug", Error);
        return this;
    }
}
