// A channel: scheme, medium and parameters.
using System;
using System.Collections.Generic;
using System.Globalization;

namespace Trading.Aeron.Protocol;

/// <summary>Parses <c>aeron:ipc?key=value|key=value</c>. Keys are case-sensitive and unknown ones are kept; a malformed text throws <see cref="FormatException"/>.</summary>
public sealed class ChannelUri
{
    public const string Ipc = "aeron:ipc";
    public const int LengthMax = 4095;
    private const string Scheme = "aeron:";
    private readonly Dictionary<string, string> _parameters = [];

    private ChannelUri(string text, string media)
    {
        Text = text;
        Media = media;
    }

    public string Text { get; }
    public string Media { get; }
    public bool IsIpc => Media == "ipc";

    public string? this[string key] => _parameters.GetValueOrDefault(key);

    public static ChannelUri Parse(string text)
    {
        if (text.Length > LengthMax) throw new FormatException($"a channel of {text.Length} characters; at most {LengthMax}");
        if (!text.StartsWith(Scheme, StringComparison.Ordinal)) throw new FormatException($"channel must start with '{Scheme}': {text}");
        int query = text.IndexOf('?');
        var uri = new ChannelUri(text, text[Scheme.Length..(query < 0 ? text.Length : query)]);
        if (uri.Media.Length == 0) throw new FormatException($"channel has no medium: {text}");
        if (query >= 0)
        {
            foreach (string parameter in text[(query + 1)..].Split('|')) uri.Add(parameter);
        }
        return uri;
    }

    /// <summary>A number in decimal, of 32 bits with sign.</summary>
    public int? GetInt32(string key) => this[key] is not { } value ? null
        : int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number
        : throw Wrong(key, value, "a number of 32 bits");

    public bool? GetBoolean(string key) => this[key] switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var value => throw Wrong(key, value, "true or false"),
    };

    /// <summary>A size in bytes; k, m and g stand for powers of 1024.</summary>
    public long? GetSize(string key)
    {
        if (this[key] is not { } value) return null;
        int shift = value.Length == 0 ? 0 : char.ToLowerInvariant(value[^1]) switch { 'k' => 10, 'm' => 20, 'g' => 30, _ => 0 };
        if (!long.TryParse(shift == 0 ? value : value[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out long number) || number > long.MaxValue >> shift) throw Wrong(key, value, "a size such as 65536, 64k or 16m");
        return number << shift;
    }

    /// <summary>A duration in nanoseconds; s, ms, us and ns, bare numbers are nanoseconds.</summary>
    public long? GetDurationNs(string key)
    {
        if (this[key] is not { } value) return null;
        (string digits, long factor) =
            value.EndsWith("ms", StringComparison.Ordinal) ? (value[..^2], 1_000_000L)
            : value.EndsWith("us", StringComparison.Ordinal) ? (value[..^2], 1_000L)
            : value.EndsWith("ns", StringComparison.Ordinal) ? (value[..^2], 1L)
            : value.EndsWith('s') ? (value[..^1], 1_000_000_000L)
            : (value, 1L);
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number) || number > long.MaxValue / factor) throw Wrong(key, value, "a duration such as 5s, 100ms or 1000");
        return number * factor;
    }

    private void Add(string parameter)
    {
        int equals = parameter.IndexOf('=');
        if (equals <= 0) throw new FormatException($"'{parameter}' is no key=value in channel {Text}");
        if (equals == parameter.Length - 1) throw new FormatException($"key '{parameter[..equals]}' has no value in channel {Text}");
        _parameters[parameter[..equals]] = parameter[(equals + 1)..];
    }

    private FormatException Wrong(string key, string value, string allowed) => new($"{key}={value} is not {allowed} in channel {Text}");
}
