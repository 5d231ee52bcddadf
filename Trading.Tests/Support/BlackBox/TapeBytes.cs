// An ITCH tape cut into its frames by hand, so that tests can damage it at a place of their choice.
using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Trading.Tests.Support.BlackBox;

/// <summary>The bytes of a healthy tape with the offsets of its frames.</summary>
public sealed class TapeBytes
{
    private readonly byte[] bytes;
    private readonly List<int> starts = [];

    public TapeBytes(string path)
    {
        bytes = File.ReadAllBytes(path);
        for (int at = 0; at < bytes.Length; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at))) starts.Add(at);
    }

    public int Frames => starts.Count;

    public int Length => bytes.Length;

    /// <summary>Offset of the frame at a share of the tape, from 0 to 1.</summary>
    public int OffsetAt(double share) => starts[(int)(share * starts.Count)];

    /// <summary>A writer of messages of this symbol, with the time of the frame at an offset.</summary>
    public ItchBytes WriterFor(string symbol, int offset)
    {
        int directory = starts.First(at => bytes[at + 2] == 'R' && Encoding.ASCII.GetString(bytes, at + 13, 8).TrimEnd() == symbol);
        return new ItchBytes(BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(directory + 3)), symbol, TimeAt(offset));
    }

    public byte[] Before(int offset) => bytes[..offset];

    /// <summary>The tape with more bytes put in at an offset.</summary>
    public byte[] With(int offset, byte[] inserted) => [.. bytes[..offset], .. inserted, .. bytes[offset..]];

    private long TimeAt(int offset) => BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(offset + 5)) & 0xFFFF_FFFF_FFFF;
}
