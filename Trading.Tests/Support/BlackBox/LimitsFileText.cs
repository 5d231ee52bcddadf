// A limits file to change key by key: the one that `trading limits --default` prints.
using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Trading.Tests.Support.BlackBox;

/// <summary>The embedded default as a tree; keys are named by their path with '/', for example <c>engine/max_loss_micros</c>.</summary>
public sealed class LimitsFileText
{
    private static readonly Lazy<string> embedded = new(() => Binary.Trading.Run("limits", "--default").Exits(0).Out);
    private static readonly JsonDocumentOptions Commented = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly JsonObject root = JsonNode.Parse(embedded.Value, documentOptions: Commented)!.AsObject();

    /// <summary>As it is printed, comments and all.</summary>
    public static string Printed => embedded.Value;

    public string Text => root.ToJsonString();

    /// <summary>Sets or adds a key; the value is JSON.</summary>
    public LimitsFileText With(string path, string json)
    {
        Parent(path)[Last(path)] = JsonNode.Parse(json);
        return this;
    }

    public LimitsFileText Without(string path)
    {
        if (!Parent(path).Remove(Last(path))) throw new ArgumentException($"The default limits have no key {path}.");
        return this;
    }

    public string Save(string file)
    {
        File.WriteAllText(file, Text);
        return file;
    }

    private JsonObject Parent(string path) => path.Split('/')[..^1].Aggregate(root, (node, key) => node[key]!.AsObject());

    private static string Last(string path) => path.Split('/')[^1];
}
