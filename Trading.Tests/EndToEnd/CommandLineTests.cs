// The command line as an operator meets it: help, versions, the machine check, and mistakes.
using System.Linq;
using System.Text.Json;
using Trading.Tests.Support;
using Xunit;

namespace Trading.Tests.EndToEnd;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--help", "check")]
    [InlineData("book --help", "--symbol")]
    [InlineData("check --help", "--json")]
    [InlineData("version --help", "--json")]
    public void Help_explains_and_exits_0(string arguments, string mentions)
    {
        BinaryResult result = Binary.Trading.Run(arguments.Split(' ')).Exits(0);
        Assert.Contains("Usage:", result.Out);
        Assert.Contains(mentions, result.Out);
        Assert.Empty(result.Error);
    }

    [Theory]
    [InlineData("", "verbs:")]
    [InlineData("bok", "'bok'")]
    [InlineData("version --foo", "'--foo'")]
    [InlineData("book --input x --symbol GOOG --output y", "--feed")]
    [InlineData("book --feed itch50 --input x --symbol GOOG --output y --depth ten", "ten")]
    public void A_wrong_command_line_exits_2_with_one_line(string arguments, string mentions)
    {
        BinaryResult result = Binary.Trading.Run(arguments.Split(' ', System.StringSplitOptions.RemoveEmptyEntries)).Exits(2);
        Assert.Contains(mentions, result.Error);
        Assert.Single(result.Error.TrimEnd('\n').Split('\n'));
        Assert.Empty(result.Out);
    }

    [Fact]
    public void A_wrong_command_line_with_json_says_so_on_stdout_too()
    {
        JsonElement error = Binary.Trading.Run("bok", "--json").Exits(2).Json.GetProperty("error");
        Assert.Equal("usage", error.GetProperty("kind").GetString());
        Assert.Equal(2, error.GetProperty("exit_code").GetInt32());
    }

    [Fact]
    public void Versions_tell_the_runtime_and_agree_on_the_build()
    {
        JsonElement aot = Binary.Trading.Run("version", "--json").Exits(0).Json;
        JsonElement research = Binary.Research.Run("version", "--json").Exits(0).Json;
        JsonElement jit = Binary.TradingUnderJit.Run("version", "--json").Exits(0).Json;
        Assert.Equal("NativeAOT", aot.GetProperty("runtime").GetString());
        Assert.Equal("JIT", jit.GetProperty("runtime").GetString());
        foreach (string same in new[] { "version", "commit", "runtime" })
            Assert.Equal(aot.GetProperty(same).GetString(), research.GetProperty(same).GetString());
        Assert.Equal(aot.GetProperty("version").GetString(), jit.GetProperty("version").GetString());
    }

    [Fact]
    public void The_machine_check_warns_with_remedies_and_exits_0()
    {
        JsonElement check = Binary.Trading.Run("check", "--json").Exits(0).Json;
        JsonElement[] rows = check.GetProperty("checks").EnumerateArray().ToArray();
        Assert.Contains(rows, row => row.GetProperty("name").GetString() == "clock source");
        JsonElement[] warnings = rows.Where(row => row.GetProperty("status").GetString() == "warn").ToArray();
        Assert.Equal(check.GetProperty("warnings").GetInt32(), warnings.Length);
        Assert.All(warnings, row => Assert.NotEmpty(row.GetProperty("remedy").GetString()!));
        Assert.All(rows, row => Assert.NotEmpty(row.GetProperty("value").GetString()!));
    }
}
