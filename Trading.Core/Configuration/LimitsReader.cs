// Reads a limits file: JSON with comments, every error told at once.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Risk;

namespace Trading.Core.Configuration;

/// <summary>The format of docs/formats/limits.md. The keys of the limits are those of <see cref="LimitSchema"/>, so that file, commands and gate cannot drift apart.</summary>
public static class LimitsReader
{
    private const int NameMax = 32;
    private const string NameAllowed = "1 to 32 letters, digits, '_' or '-'";
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <param name="json">The file's bytes, UTF-8.</param>
    /// <param name="name">What to call the file in messages.</param>
    /// <exception cref="RefusalException">Anything missing, unknown, twice, of the wrong kind, out of range or contradictory; all of it listed.</exception>
    public static LimitsFile Read(ReadOnlyMemory<byte> json, string name)
    {
        var errors = new List<string>();
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Options);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw Refuse(name, [$"the file: found {document.RootElement.ValueKind}, allowed one object"]);
            List<LimitsEntry> entries = ReadRoot(new ConfigurationSection("", document.RootElement, errors), errors);
            return errors.Count == 0 ? new LimitsFile(entries, name, json.Span) : throw Refuse(name, errors);
        }
        catch (InvalidOperationException)
        {
            // The reader of System.Text.Json finds this out only when a text is fetched.
            throw Refuse(name, ["the file: not JSON: a text is not well-formed Unicode"]);
        }
        catch (JsonException e)
        {
            throw Refuse(name, [$"line {e.LineNumber + 1}: not JSON: {e.Message.Split(". ")[0]}"]);
        }
    }

    private static List<LimitsEntry> ReadRoot(ConfigurationSection root, List<string> errors)
    {
        var entries = new List<LimitsEntry>();
        ConfigurationSection? engine = root.Section("engine", true);
        if (engine is not null) entries.Add(ReadEntry(engine, RiskScope.Engine, "engine", errors));
        ReadMap(root, "accounts", RiskScope.Account, entries, errors);
        ReadMap(root, "groups", RiskScope.Group, entries, errors);
        ReadMap(root, "strategies", RiskScope.Strategy, entries, errors);
        ReadMap(root, "instruments", RiskScope.Instrument, entries, errors);
        root.Finish();
        return entries;
    }

    private static void ReadMap(ConfigurationSection root, string key, RiskScope scope, List<LimitsEntry> entries, List<string> errors)
    {
        if (root.Section(key, true) is not { } map) return;
        if (map.Names.Count == 0) root.Fail(key, "an empty object", "at least one name");
        foreach (string name in map.Names)
        {
            if (!IsName(scope, name)) map.Fail(name, "this name", scope == RiskScope.Instrument ? $"a symbol, or \"{LimitsFile.AnyInstrument}\" for all others" : NameAllowed);
            ConfigurationSection? section = map.Section(name, true);
            if (section is null) continue;
            LimitsEntry entry = ReadEntry(section, scope, name, errors);
            RequireOwner(section, entry, entries);
            entries.Add(entry);
        }
    }

    private static LimitsEntry ReadEntry(ConfigurationSection s, RiskScope scope, string name, List<string> errors)
    {
        string owner = scope switch
        {
            RiskScope.Strategy => s.Text("account", "the name of an account"),
            RiskScope.Instrument => s.Text("group", "the name of a group"),
            _ => "",
        };
        string[]? instruments = scope == RiskScope.Strategy ? s.OptionalTexts("instruments", "a list of symbols") : null;
        foreach (string symbol in instruments ?? [])
            if (!Symbol.TryParse(symbol, out _)) s.Fail("instruments", $"\"{symbol}\"", "symbols of 1 to 8 printable characters");
        var values = new long[LimitSchema.KindCount];
        int before = errors.Count;
        foreach (LimitRow row in LimitSchema.Rows) values[(int)row.Kind] = ReadLimit(s, scope, row);
        if (errors.Count == before) Contradict(s, scope, values);
        s.Finish();
        return new LimitsEntry(scope, name, owner, instruments, values);
    }

    private static long ReadLimit(ConfigurationSection s, RiskScope scope, LimitRow row)
    {
        bool present = s.Names.Contains(row.Name), permitted = ((int)row.Scopes >> (int)scope & 1) != 0;
        if (permitted && (present || scope == RiskScope.Engine)) return s.Integer(row.Name, row.Min, row.Max);
        if (present)
        {
            s.Integer(row.Name, long.MinValue, long.MaxValue);
            s.Fail(row.Name, $"a limit of the {scope.ToString().ToLowerInvariant()}", $"only at {Where(row.Scopes)}");
        }
        return RiskLimits.Missing;
    }

    // The table itself knows what excludes each other; a table of this one scope is asked.
    private static void Contradict(ConfigurationSection s, RiskScope scope, long[] values)
    {
        var table = new RiskLimits(new RiskScopes([default], [default]));
        foreach (LimitRow row in LimitSchema.Rows) table.Set(scope, 0, row.Kind, values[(int)row.Kind]);
        foreach (string told in table.Contradictions())
        {
            string[] parts = told.Split(' ', 2);
            s.Fail(parts[0], "a contradiction", $"{parts[1].Split(" at ")[0]} ({told[(told.IndexOf("found ", StringComparison.Ordinal) + 6)..]})");
        }
    }

    private static void RequireOwner(ConfigurationSection s, LimitsEntry entry, List<LimitsEntry> entries)
    {
        RiskScope above = entry.Scope == RiskScope.Strategy ? RiskScope.Account : RiskScope.Group;
        if (entry.Owner.Length == 0 || entries.Exists(other => other.Scope == above && other.Name == entry.Owner)) return;
        string key = above == RiskScope.Account ? "account" : "group";
        s.Fail(key, $"\"{entry.Owner}\"", $"one of {string.Join(", ", entries.Where(other => other.Scope == above).Select(other => other.Name).DefaultIfEmpty($"the file's {key}s, of which it has none"))}");
    }

    private static bool IsName(RiskScope scope, string name) => scope == RiskScope.Instrument
        ? Symbol.TryParse(name, out _)
        : name.Length is > 0 and <= NameMax && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    private static string Where(RiskScopeSet scopes) =>
        string.Join(", ", Enum.GetValues<RiskScope>().Where(scope => ((int)scopes >> (int)scope & 1) != 0).Select(scope => scope.ToString().ToLowerInvariant()));

    private static RefusalException Refuse(string name, List<string> errors) => new(
        RefusalKind.Configuration, $"The limits file has {errors.Count} error{(errors.Count == 1 ? "" : "s")}", name,
        string.Join("\n           ", errors), "the sections, keys and ranges of docs/formats/limits.md",
        "correct each line above; `trading limits --default` prints the embedded default to start from");
}
