// The exchange format of histograms: bytes, compressed bytes and text that every HdrHistogram tool reads.
using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using Trading.Core.Diagnostics;

namespace Trading.Core.Telemetry;

/// <summary>HdrHistogram's V2 encoding: uncompressed, zlib-compressed, and base64 of the latter.</summary>
/// <remarks>
/// Cold code: allocates, and refuses bad bytes with a <see cref="RefusalException"/>. Memory while decoding is bounded by the geometry in the header,
/// whatever the compressed bytes claim. Clamp counters are not part of the format and are lost. Source: shared/specs/hdr-histogram.md section 4.
/// </remarks>
public static class HistogramCodec
{
    public const int HeaderLength = 40;

    private const int Cookie = 0x1c849313;
    private const int CompressedCookie = 0x1c849314;
    private const int CompressedHeaderLength = 8;

    /// <summary>Encodes header and counts, uncompressed.</summary>
    public static byte[] Encode(HdrHistogram histogram)
    {
        // The format covers slot 0 even of an empty histogram.
        int used = Math.Max(histogram.LastUsedIndex, 0) + 1;
        var buffer = new byte[HeaderLength + used * ZigZagLeb128.BytesMax];
        int length = HeaderLength + EncodeCounts(buffer.AsSpan(HeaderLength), histogram.Counts[..used]);
        BinaryPrimitives.WriteInt32BigEndian(buffer, Cookie);
        BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(4), length - HeaderLength);
        BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(12), histogram.Geometry.Digits);
        BinaryPrimitives.WriteInt64BigEndian(buffer.AsSpan(16), histogram.Geometry.Lowest);
        BinaryPrimitives.WriteInt64BigEndian(buffer.AsSpan(24), histogram.Geometry.Highest);
        BinaryPrimitives.WriteDoubleBigEndian(buffer.AsSpan(32), 1.0);
        return buffer.AsSpan(0, length).ToArray();
    }

    /// <summary>Encodes and compresses.</summary>
    public static byte[] EncodeCompressed(HdrHistogram histogram)
    {
        using var output = new MemoryStream();
        output.Write(new byte[CompressedHeaderLength]);
        using (var zlib = new ZLibStream(output, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(Encode(histogram));
        byte[] bytes = output.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(bytes, CompressedCookie);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), bytes.Length - CompressedHeaderLength);
        return bytes;
    }

    /// <summary>The text form, as log files carry it.</summary>
    public static string EncodeBase64(HdrHistogram histogram) => Convert.ToBase64String(EncodeCompressed(histogram));

    public static HdrHistogram Decode(ReadOnlySpan<byte> bytes)
    {
        HdrHistogram histogram = FromHeader(bytes, out int payloadLength);
        if (payloadLength > bytes.Length - HeaderLength) throw Refuse("payload", $"{bytes.Length - HeaderLength} bytes", $"{payloadLength} bytes");
        DecodeCounts(bytes.Slice(HeaderLength, payloadLength), histogram);
        return histogram;
    }

    public static HdrHistogram DecodeCompressed(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < CompressedHeaderLength || BinaryPrimitives.ReadInt32BigEndian(bytes) != CompressedCookie)
            throw Refuse("cookie of the compressed form", Start(bytes), $"{CompressedCookie:x8}");
        int length = BinaryPrimitives.ReadInt32BigEndian(bytes[4..]);
        if (length < 0 || length > bytes.Length - CompressedHeaderLength)
            throw Refuse("compressed length", $"{length}", $"0..{bytes.Length - CompressedHeaderLength}");
        using var zlib = new ZLibStream(new MemoryStream(bytes.Slice(CompressedHeaderLength, length).ToArray()), CompressionMode.Decompress);
        return DecodeStream(zlib);
    }

    public static HdrHistogram DecodeBase64(ReadOnlySpan<char> text)
    {
        var bytes = new byte[text.Length / 4 * 3 + 3];
        if (!Convert.TryFromBase64Chars(text, bytes, out int written)) throw Refuse("base64 text", $"{text.Length} characters", "standard base64");
        return DecodeCompressed(bytes.AsSpan(0, written));
    }

    private static HdrHistogram DecodeStream(ZLibStream zlib)
    {
        try
        {
            var header = new byte[HeaderLength];
            zlib.ReadExactly(header);
            HdrHistogram histogram = FromHeader(header, out int payloadLength);
            var payload = new byte[payloadLength];
            zlib.ReadExactly(payload);
            DecodeCounts(payload, histogram);
            return histogram;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw Refuse("zlib stream", e.Message, "a whole stream with a matching checksum");
        }
    }

    private static HdrHistogram FromHeader(ReadOnlySpan<byte> bytes, out int payloadLength)
    {
        if (bytes.Length < HeaderLength || BinaryPrimitives.ReadInt32BigEndian(bytes) != Cookie) throw Refuse("cookie", Start(bytes), $"{Cookie:x8}");
        payloadLength = BinaryPrimitives.ReadInt32BigEndian(bytes[4..]);
        int offset = BinaryPrimitives.ReadInt32BigEndian(bytes[8..]);
        int digits = BinaryPrimitives.ReadInt32BigEndian(bytes[12..]);
        long lowest = BinaryPrimitives.ReadInt64BigEndian(bytes[16..]);
        long highest = BinaryPrimitives.ReadInt64BigEndian(bytes[24..]);
        if (!HistogramGeometry.IsValid(lowest, highest, digits))
            throw Refuse("geometry", $"{lowest}..{highest} with {digits} digits", "lowest >= 1, highest >= 2 x lowest, digits 1..5");
        if (offset != 0) throw Refuse("normalizing offset", $"{offset}", "0");
        var histogram = new HdrHistogram(lowest, highest, digits);
        int payloadMax = histogram.Geometry.SlotCount * ZigZagLeb128.BytesMax;
        if (payloadLength < 0 || payloadLength > payloadMax) throw Refuse("payload length", $"{payloadLength}", $"0..{payloadMax}");
        return histogram;
    }

    private static int EncodeCounts(Span<byte> destination, ReadOnlySpan<long> counts)
    {
        int length = 0;
        for (int i = 0; i < counts.Length;)
        {
            int zeros = counts[i..].IndexOfAnyExcept(0L);
            if (zeros < 0) zeros = counts.Length - i;
            // A single zero is written as the count 0: a run of one would read the same but costs other tools their byte-for-byte comparison.
            long word = zeros > 1 ? -zeros : counts[i];
            i += Math.Max(zeros, 1);
            length += ZigZagLeb128.Write(destination[length..], word);
        }
        return length;
    }

    private static void DecodeCounts(ReadOnlySpan<byte> payload, HdrHistogram histogram)
    {
        int slots = histogram.Geometry.SlotCount;
        long index = 0;
        while (!payload.IsEmpty)
        {
            int read = ZigZagLeb128.Read(payload, out long word);
            if (read == 0) throw Refuse("last count", "an unfinished number", "a whole one");
            payload = payload[read..];
            long next = word < 0 ? index - Math.Max(word, -(long)int.MaxValue) : index + 1;
            if (next > slots) throw Refuse("counts", $"slot {next - 1}", $"0..{slots - 1}");
            if (word > long.MaxValue - histogram.TotalCount) throw Refuse("counts", "a total beyond 63 bits", $"{long.MaxValue}");
            if (word > 0) histogram.RestoreSlot((int)index, word);
            index = next;
        }
    }

    private static string Start(ReadOnlySpan<byte> bytes) =>
        bytes.Length < 4 ? $"{bytes.Length} bytes" : Convert.ToHexStringLower(bytes[..4]);

    private static RefusalException Refuse(string where, string found, string allowed) =>
        new(RefusalKind.BadInput, "This is not an encoded histogram (HdrHistogram V2).", where, found, allowed, "Check where the bytes come from.");
}
