// The exact results that a merge must reproduce.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Trading.Benchmarks.Gate;

/// <summary>perf-baselines/exact.json: values of `trading bench` on the synthetic day of seed 1, and why they last changed.</summary>
public sealed class ExactBaseline
{
    /// <summary>Members of the bench object that are exact.</summary>
    public static readonly string[] Names = ["signature", "book_hash", "messages", "orders", "fills", "allocated_bytes"];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private ExactBaseline(IReadOnlyList<(string, string)> values) => Values = values;

    /// <summary>Name and expected value as text.</summary>
    public IReadOnlyList<(string Name, string Expected)> Values { get; }

    public static ExactBaseline Read(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        JsonElement line = document.RootElement.GetProperty("line");
        return new ExactBaseline(Names.Select(name => (name, line.GetProperty(name).ToString())).ToArray());
    }

    public static void Write(string path, Func<string, string> value, string reason)
    {
        var line = new JsonObject { ["command"] = "trading bench --scenario line --rounds 1 --json", ["tape"] = "synthetic day, seed 1" };
        foreach (string name in Names) line[name] = name is "signature" or "book_hash" ? value(name) : long.Parse(value(name));
        line["reason"] = reason;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, new JsonObject { ["line"] = line }.ToJsonString(Indented) + "\n");
    }
}
