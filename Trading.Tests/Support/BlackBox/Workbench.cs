// What the black-box tests of replay and bench share: a short synthetic day and a model that trades it.
using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Trading.Tests.Support.BlackBox;

/// <summary>Made once a test process by the published programs themselves, below out/tests.</summary>
public static class Workbench
{
    public const string Symbol = "SYNA";

    private static readonly Lazy<string> folder = new(MakeFolder);
    private static readonly Lazy<string> day = new(() => Simulate("day.itch", "--symbols", "2", "--minutes", "15", "--seed", "7"));
    private static readonly Lazy<TapeBytes> dayBytes = new(() => new TapeBytes(day.Value));
    private static readonly Lazy<string> longDay = new(() => Simulate("long.itch", "--symbols", "1", "--minutes", "40", "--intensity", "20", "--seed", "8"));
    private static readonly Lazy<ModelBytes> model = new(LearnSchema);
    private static readonly Lazy<string> modelFile = new(() => Write("model.qmlp", model.Value.ToBytes()));

    /// <summary>Fifteen minutes of two symbols; trading starts after five.</summary>
    public static string Day => day.Value;

    public static TapeBytes DayBytes => dayBytes.Value;

    /// <summary>Long enough to be interrupted.</summary>
    public static string LongDay => longDay.Value;

    /// <summary>A model of the schema that the binary asks for, with every field right.</summary>
    public static ModelBytes Model => model.Value;

    public static string ModelFile => modelFile.Value;

    /// <summary>Replays the short day, or another tape, with the test model.</summary>
    public static BinaryResult Replay(params string[] more) => ReplayOf(Day, more);

    public static BinaryResult ReplayOf(string tape, params string[] more) => Run(Binary.Trading, tape, more);

    public static BinaryResult Run(Binary binary, string tape, params string[] more) =>
        binary.Run(["replay", "--tape", tape, "--symbol", Symbol, "--model", ModelFile, .. more]);

    private static string Simulate(string name, params string[] options)
    {
        string path = Path.Combine(folder.Value, name);
        Binary.Research.Run(["simulate", "--output", path, "--quiet", .. options]).Exits(0);
        return path;
    }

    // The binary names the schema it wants when it is offered another.
    private static ModelBytes LearnSchema()
    {
        string foreign = Write("foreign.qmlp", new ModelBytes(Schema: 1, Inputs: 1).ToBytes());
        BinaryResult refused = Binary.Trading.Run("replay", "--tape", Day, "--symbol", Symbol, "--model", foreign, "--json").Exits(4);
        Match wanted = Regex.Match(refused.Json.GetProperty("error").GetProperty("allowed").GetString()!, "schema ([0-9a-f]{16}) with ([0-9]+) features");
        return new ModelBytes(ulong.Parse(wanted.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture), int.Parse(wanted.Groups[2].Value));
    }

    private static string Write(string name, byte[] content)
    {
        string path = Path.Combine(folder.Value, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    // One folder a process: two test runs at once must not share files that one of them rewrites. Those of dead runs go.
    private static string MakeFolder()
    {
        string all = Directory.CreateDirectory(Path.Combine(SharedData.RepositoryRoot, "out", "tests", "workbench")).FullName;
        foreach (string old in Directory.GetDirectories(all).Where(old => !Directory.Exists("/proc/" + Path.GetFileName(old)))) Directory.Delete(old, recursive: true);
        return Directory.CreateDirectory(Path.Combine(all, Environment.ProcessId.ToString(CultureInfo.InvariantCulture))).FullName;
    }
}
