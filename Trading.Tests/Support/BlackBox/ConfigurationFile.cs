// A configuration to change key by key: the one that `trading config` prints.
using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Trading.Tests.Support.BlackBox;

/// <summary>The embedded default, or a saved file, as a tree; keys are named by their path, for example <c>risk.max_loss</c>.</summary>
public sealed class ConfigurationFile
{
    private static readonly Lazy<string> embedded = new(() => Binary.Trading.Run("config").Exits(0).Out);
    private static readonly JsonDocumentOptions Commented = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly JsonObject root;

    public ConfigurationFile(string? path = null) =>
        root = JsonNode.Parse(path is null ? embedded.Value : File.ReadAllText(path), documentOptions: Commented)!.AsObject();

    /// <summary>Sets or adds a key; the value is JSON.</summary>
    public ConfigurationFile With(string path, string json)
    {
        Parent(path)[Last(path)] = JsonNode.Parse(json);
        return this;
    }

    public ConfigurationFile Without(string path)
    {
        if (!Parent(path).Remove(Last(path))) throw new ArgumentException($"The default configuration has no key {path}.");
        return this;
    }

    public string Text => root.ToJsonString();

    public string Save(string file)
    {
        File.WriteAllText(file, Text);
        return file;
    }

    private JsonObject Parent(string path) => path.Split('.')[..^1].Aggregate(root, (node, key) => node[key]!.AsObject());

    private static string Last(string path) => path.Split('.')[^1];
}
