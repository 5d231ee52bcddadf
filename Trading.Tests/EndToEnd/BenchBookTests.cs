// `trading bench --scenario book` as those see it who compare machines and commits: one object, exact where it must be.
using System.Text.Json;
using Trading.Tests.Support;
using Xunit;

namespace Trading.Tests.EndToEnd;

public sealed class BenchBookTests
{
    [Theory]
    [InlineData(100, "direct")]
    [InlineData(1500, "direct")]
    public void Same_tape_same_signature_no_byte_allocated(int symbols, string table)
    {
        string[] arguments = ["bench", "--scenario", "book", "--symbols", $"{symbols}", "--messages", "60000", "--rounds", "2", "--json"];
        JsonElement first = Bench(arguments), second = Bench(arguments);
        Assert.Equal(first.GetProperty("signature").GetString(), second.GetProperty("signature").GetString());
        Assert.Matches("^[0-9a-f]{16}$", first.GetProperty("signature").GetString());
        Assert.Equal((60_000, symbols, 0, 0), (Number(first, "messages"), Number(first, "instruments"), Number(first, "allocated_bytes"), Number(first, "book_errors")));
        Assert.Equal(table, first.GetProperty("order_table").GetString());
        Assert.True(Number(first, "messages_per_second") > 100_000);
        AssertStages(first);
    }

    [DataFact("itch/GOOG-2012-06-21.itch")]
    public void A_real_tape_with_references_beyond_any_table_is_hashed()
    {
        JsonElement result = Bench("bench", "--scenario", "book", "--tape", SharedData.Path("itch/GOOG-2012-06-21.itch"), "--rounds", "1", "--json");
        Assert.Equal((157_102, 1, 0, 0), (Number(result, "messages"), Number(result, "instruments"), Number(result, "allocated_bytes"), Number(result, "book_errors")));
        Assert.Equal("hashed", result.GetProperty("order_table").GetString());
        AssertStages(result);
    }

    [Theory]
    [InlineData("--symbols", "0")]
    [InlineData("--symbols", "10001")]
    [InlineData("--messages", "999")]
    [InlineData("--scenario", "books")]
    public void Numbers_out_of_range_are_refused(string option, string value)
    {
        string[] arguments = option == "--scenario" ? ["bench", option, value] : ["bench", "--scenario", "book", option, value];
        BinaryResult result = Binary.Trading.Run(arguments).Exits(2);
        Assert.Contains(option, result.Error);
        Assert.Contains(value, result.Error);
    }

    private static JsonElement Bench(params string[] arguments) => Binary.Trading.Run(arguments).Exits(0).Json;

    private static int Number(JsonElement result, string member) => result.GetProperty(member).GetInt32();

    private static void AssertStages(JsonElement result)
    {
        JsonElement stages = result.GetProperty("stages");
        foreach (string stage in new[] { "decode", "single", "batched", "apply" })
        {
            JsonElement one = stages.GetProperty(stage);
            Assert.True(one.GetProperty("n").GetInt64() > 0);
            Assert.True(one.GetProperty("p50").GetDouble() > 0 && one.GetProperty("p50").GetDouble() <= one.GetProperty("max").GetDouble());
        }
    }
}
