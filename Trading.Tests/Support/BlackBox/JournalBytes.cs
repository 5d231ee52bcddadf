// Reads a journal by hand, from docs/formats/journal.md, to see from outside what a run wrote down.
using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Trading.Tests.Support.BlackBox;

/// <summary>The records of a journal file whose framing is whole.</summary>
public sealed class JournalBytes
{
    public const int MarketBytes = 0x001, ExecutionReport = 0x002, Decision = 0x101, OrderSent = 0x102, Sealed = 0x201;

    private const int HeaderLength = 192, RecordHeader = 40;

    public sealed record Record(int Type, ulong Sequence, byte[] Payload);

    public JournalBytes(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        Magic = System.Text.Encoding.ASCII.GetString(file, 0, 8);
        var records = new List<Record>();
        for (int at = HeaderLength; at < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at));
            int type = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at + 8));
            records.Add(new Record(type, BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(at + 16)), file[(at + RecordHeader)..(at + length)]));
            at += (length + 7) / 8 * 8;
        }
        Records = records;
    }

    public string Magic { get; }

    public IReadOnlyList<Record> Records { get; }

    public IEnumerable<Record> Of(int type) => Records.Where(record => record.Type == type);

    /// <summary>The number of records that the seal, the last of them, vouches for; null when there is no seal at the end.</summary>
    public ulong? SealedCount => Records.Count > 0 && Records[^1].Type == Sealed ? BinaryPrimitives.ReadUInt64LittleEndian(Records[^1].Payload) : null;
}
