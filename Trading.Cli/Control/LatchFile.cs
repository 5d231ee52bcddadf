// The latch as text: every kill and re-arm of a control directory, and what of it is in force.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Trading.Core.Journal;

namespace Trading.Cli.Control;

/// <summary>Reads and writes the latch format, version 1 (docs/formats/control.md). What cannot be read is <see cref="Damage"/>, and that counts as killed.</summary>
public sealed class LatchFile
{
    /// <summary>Lines kept; the oldest that are no longer in force go first.</summary>
    public const int RecordsMax = 1000;

    private const string Title = "trading-latch 1";
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.fffffffZ";
    private readonly List<LatchRecord> records;

    private LatchFile(List<LatchRecord> records, string? damage)
    {
        this.records = records;
        Damage = damage;
        foreach (LatchRecord record in records) Apply(record);
    }

    /// <summary>A directory in which nothing was ever killed.</summary>
    public static LatchFile Empty { get; } = new([], null);

    public IReadOnlyList<LatchRecord> Records => records;

    /// <summary>Kills in force, oldest first.</summary>
    public List<LatchRecord> Holds { get; } = [];

    /// <summary>What is wrong with the file; null when it is whole.</summary>
    public string? Damage { get; }

    public bool IsKilled => Damage is not null || Holds.Count > 0;

    /// <summary>The highest level in force; 3 for a file that cannot be read.</summary>
    public int Level
    {
        get
        {
            int level = Damage is null ? 0 : 3;
            foreach (LatchRecord hold in Holds) level = Math.Max(level, hold.Level);
            return level;
        }
    }

    public static LatchFile Unreadable(string damage) => new([], damage);

    /// <summary>The same with one more line. On a damaged file a new one begins, which for a kill is as killed as before.</summary>
    public LatchFile With(LatchRecord record)
    {
        List<LatchRecord> all = [.. records, record];
        for (int i = 0; all.Count > RecordsMax && i < all.Count;)
        {
            if (Holds.Contains(all[i])) i++;
            else all.RemoveAt(i);
        }
        return new LatchFile(all, null);
    }

    public byte[] Format()
    {
        var text = new StringBuilder(Title).Append('\n');
        foreach (LatchRecord r in records)
        {
            text.Append(r.IsKill ? "kill" : "rearm").Append('\t').Append(r.Level).Append('\t').Append(r.Id).Append('\t')
                .Append(r.UtcTime.ToString(TimeFormat, CultureInfo.InvariantCulture)).Append('\t').Append(r.Principal).Append('\t').Append(r.Reason).Append('\n');
        }
        byte[] body = Encoding.UTF8.GetBytes(text.ToString());
        return [.. body, .. Encoding.ASCII.GetBytes($"crc32c {Checksum(body):x8}\n")];
    }

    public static LatchFile Parse(byte[] bytes)
    {
        const int tail = 16; // "crc32c " + 8 digits + line feed
        if (bytes.Length < tail) return Unreadable($"{bytes.Length} bytes, which is less than a checksum line");
        ReadOnlySpan<byte> body = bytes.AsSpan(0, bytes.Length - tail);
        string crc = Encoding.ASCII.GetString(bytes.AsSpan(bytes.Length - tail));
        if (crc != $"crc32c {Checksum(body):x8}\n") return Unreadable("the checksum line does not match the content");
        string[] lines = Encoding.UTF8.GetString(body).Split('\n');
        if (lines[0] != Title) return Unreadable($"it begins with '{Shown(lines[0])}', not with '{Title}'");
        var read = new List<LatchRecord>();
        for (int i = 1; i < lines.Length - 1; i++)
        {
            if (ParseLine(lines[i]) is not { } record) return Unreadable($"line {i + 1} is no record: '{Shown(lines[i])}'");
            read.Add(record);
        }
        return new LatchFile(read, null);
    }

    private static LatchRecord? ParseLine(string line)
    {
        string[] parts = line.Split('\t');
        if (parts.Length != 6 || parts[0] is not ("kill" or "rearm")) return null;
        bool kill = parts[0] == "kill";
        if (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int level) || kill != (level > 0) || level > LatchRecord.LevelMax) return null;
        if (!int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int id)) return null;
        if (!DateTime.TryParseExact(parts[3], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out DateTime time)) return null;
        return new LatchRecord(kill, level, id, time, parts[4], parts[5]);
    }

    private void Apply(LatchRecord record)
    {
        if (record.IsKill) Holds.Add(record);
        else Holds.Clear();
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes) => Crc32C.Compute(bytes);

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
