// One object of a configuration file: each key read once, checked, and what is left over reported.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using Trading.Core.Domain;

namespace Trading.Core.Configuration;

/// <summary>Reads typed values and collects errors instead of throwing, so that all are told at once.</summary>
internal sealed class ConfigurationSection
{
    private readonly string path;
    private readonly List<string> errors;
    private readonly Dictionary<string, JsonElement> values = [];
    private readonly HashSet<string> known = [];
    private readonly List<string> names = [];

    public ConfigurationSection(string path, JsonElement element, List<string> errors)
    {
        this.path = path;
        this.errors = errors;
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (values.TryAdd(property.Name, property.Value)) names.Add(property.Name);
            else errors.Add($"{At(property.Name)}: found twice, allowed once");
        }
    }

    /// <summary>The keys as they stand in the file, each once.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>Tells an error about a key of this section.</summary>
    public void Fail(string name, string found, string allowed) => errors.Add($"{At(name)}: found {found}, allowed {allowed}");

    /// <summary>Tells that a key is missing.</summary>
    public void Missing(string name, string allowed) => errors.Add($"{At(name)}: missing, allowed {allowed}");

    /// <summary>A text; "" after an error.</summary>
    public string Text(string name, string allowed)
    {
        if (!TryTake(name, allowed, out JsonElement value)) return "";
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : Wrong(name, value, allowed, "");
    }

    /// <summary>A list of texts; null when the key is not there.</summary>
    public string[]? OptionalTexts(string name, string allowed)
    {
        known.Add(name);
        if (!values.TryGetValue(name, out JsonElement value)) return null;
        if (value.ValueKind != JsonValueKind.Array) return Wrong<string[]>(name, value, allowed, []);
        var texts = new List<string>();
        foreach (JsonElement element in value.EnumerateArray())
        {
            if (element.ValueKind == JsonValueKind.String) texts.Add(element.GetString()!);
            else Wrong(name, element, allowed, 0);
        }
        return [.. texts];
    }

    public long Integer(string name, long min, long max)
    {
        string allowed = $"an integer from {Shown(min)} to {Shown(max)}";
        if (!TryTake(name, allowed, out JsonElement value)) return min;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) && number >= min && number <= max) return number;
        return Wrong(name, value, allowed, min);
    }

    /// <summary>An amount in whole units of the account currency with up to six decimals, at least <paramref name="minMicros"/>.</summary>
    public Money Money(string name, long minMicros)
    {
        string allowed = $"an amount from {new Money(minMicros)} to 1000000000000, six decimals at most";
        if (!TryTake(name, allowed, out JsonElement value)) return default;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out decimal amount) && amount is >= 0 and <= 1_000_000_000_000m)
        {
            decimal micros = amount * Domain.Money.MicrosPerUnit;
            if (micros == decimal.Truncate(micros) && micros >= minMicros) return new Money((long)micros);
        }
        return Wrong(name, value, allowed, default(Money));
    }

    public Nanos TimeOfDay(string name)
    {
        const string allowed = "a time of day \"HH:MM:SS\"";
        if (!TryTake(name, allowed, out JsonElement value)) return default;
        if (value.ValueKind == JsonValueKind.String
            && TimeSpan.TryParseExact(value.GetString(), @"hh\:mm\:ss", CultureInfo.InvariantCulture, out TimeSpan time))
            return new Nanos((long)time.TotalSeconds * Nanos.PerSecond);
        return Wrong(name, value, allowed, default(Nanos));
    }

    /// <summary>Index of the chosen word.</summary>
    public int Choice(string name, params string[] words)
    {
        string allowed = $"one of \"{string.Join("\", \"", words)}\"";
        if (!TryTake(name, allowed, out JsonElement value)) return 0;
        int index = value.ValueKind == JsonValueKind.String ? Array.IndexOf(words, value.GetString()) : -1;
        return index >= 0 ? index : Wrong(name, value, allowed, 0);
    }

    /// <summary>A text that a rule accepts.</summary>
    public string Text(string name, string allowed, Predicate<string> accepts)
    {
        if (!TryTake(name, allowed, out JsonElement value)) return "";
        string? text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return text is not null && accepts(text) ? text : Wrong(name, value, allowed, "");
    }

    public ConfigurationSection? Section(string name, bool required)
    {
        if (!required && !values.ContainsKey(name)) return null;
        if (!TryTake(name, "an object", out JsonElement value)) return null;
        if (value.ValueKind == JsonValueKind.Object) return new ConfigurationSection(At(name) + ".", value, errors);
        return Wrong<ConfigurationSection?>(name, value, "an object", null);
    }

    /// <summary>Two times of day, the second later than the first.</summary>
    public (Nanos Start, Nanos Stop) Window(string startName, string stopName)
    {
        int before = errors.Count;
        Nanos start = TimeOfDay(startName), stop = TimeOfDay(stopName);
        if (errors.Count == before && start >= stop) errors.Add($"{At(stopName)}: found not after {startName}, allowed a later time than {startName}");
        return (start, stop);
    }

    /// <summary>Reports the keys that nobody asked for.</summary>
    public void Finish()
    {
        foreach (string name in Sorted(values.Keys))
            if (!known.Contains(name)) errors.Add($"{At(name)}: unknown key, allowed {string.Join(", ", Sorted(known))}");
    }

    private static string[] Sorted(ICollection<string> names)
    {
        var sorted = new string[names.Count];
        names.CopyTo(sorted, 0);
        Array.Sort(sorted, StringComparer.Ordinal);
        return sorted;
    }

    private bool TryTake(string name, string allowed, out JsonElement value)
    {
        known.Add(name);
        if (values.TryGetValue(name, out value)) return true;
        errors.Add($"{At(name)}: missing, allowed {allowed}");
        return false;
    }

    private T Wrong<T>(string name, JsonElement value, string allowed, T fallback)
    {
        string raw = value.GetRawText();
        errors.Add($"{At(name)}: found {(raw.Length > 40 ? raw[..40] + "…" : raw)}, allowed {allowed}");
        return fallback;
    }

    private string At(string name) => path + name;

    private static string Shown(long number) => number.ToString(CultureInfo.InvariantCulture);
}
