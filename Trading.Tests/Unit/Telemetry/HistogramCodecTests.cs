// The exchange format against bytes that the Java library wrote, and its refusals.
using System;
using System.Linq;
using Trading.Core.Diagnostics;
using Trading.Core.Telemetry;
using Xunit;

namespace Trading.Tests.Unit.Telemetry;

public sealed class HistogramCodecTests
{
    [Fact]
    public void BytesAreThoseOfTheJavaLibraryBothWays()
    {
        Assert.Equal(Vectors.MixedHex, Convert.ToHexStringLower(HistogramCodec.Encode(Vectors.Mixed())));
        Assert.Equal(Vectors.EmptyHex, Convert.ToHexStringLower(HistogramCodec.Encode(new HdrHistogram(1, 3_600_000_000, 3))));
        Assert.StartsWith("HISTFAAA", HistogramCodec.EncodeBase64(Vectors.Mixed()), StringComparison.Ordinal);
        HdrHistogram[] decoded =
        [
            HistogramCodec.Decode(Convert.FromHexString(Vectors.MixedHex)), HistogramCodec.DecodeBase64(Vectors.MixedBase64),
            HistogramCodec.DecodeBase64(HistogramCodec.EncodeBase64(Vectors.Mixed())),
        ];
        foreach (HdrHistogram h in decoded)
        {
            Assert.Equal((305L, 0L, 123519L), (h.TotalCount, h.Min, h.Max));
            Assert.Equal((2423.5737704918033, 6946.711676519262), (h.Mean, h.StandardDeviation));
            Assert.True(h.Counts.SequenceEqual(Vectors.Mixed().Counts));
        }
    }

    [Fact]
    public void IntegersAreThoseOfTheJavaLibrary()
    {
        (long Value, string Hex)[] vectors =
        [
            (0, "00"), (1, "02"), (-1, "01"), (63, "7e"), (64, "8001"), (-64, "7f"), (-65, "8101"), (127, "fe01"), (128, "8002"), (300, "d804"),
            (8191, "fe7f"), (8192, "808001"), (-2047, "fd1f"), (1L << 27, "8080808001"), (1L << 34, "808080808001"), (1L << 41, "80808080808001"),
            (1L << 48, "8080808080808001"), (1L << 55, "808080808080808001"), (long.MaxValue, "feffffffffffffffff"), (long.MinValue, "ffffffffffffffffff"),
        ];
        var buffer = new byte[ZigZagLeb128.BytesMax];
        foreach ((long value, string hex) in vectors)
        {
            int length = ZigZagLeb128.Write(buffer, value);
            Assert.Equal(hex, Convert.ToHexStringLower(buffer.AsSpan(0, length)));
            Assert.Equal(length, ZigZagLeb128.Read(buffer.AsSpan(0, length), out long back));
            Assert.Equal(value, back);
            Assert.Equal(0, ZigZagLeb128.Read(buffer.AsSpan(0, length - 1), out _));
        }
    }

    [Fact]
    public void BadBytesAreRefusedByName()
    {
        (string Patch, int Offset, string Where)[] cases =
        [
            ("1c849303", 0, "cookie"),
            ("00000001", 8, "normalizing offset"),
            ("00000009", 12, "geometry"),
            ("7fffffff", 4, "payload length"),
            ("0000000d", 4, "payload"),
            ("ffffff7f", 40, "counts"),
            ("fefffffffffffffffffeffffff", 39, "counts"),
            ("80808080", 48, "last count"),
        ];
        foreach ((string patch, int offset, string where) in cases)
        {
            byte[] bytes = Convert.FromHexString(Vectors.MixedHex);
            Convert.FromHexString(patch).CopyTo(bytes, offset);
            Assert.Equal(where, Assert.Throws<RefusalException>(() => HistogramCodec.Decode(bytes)).Where);
        }
        byte[] whole = HistogramCodec.EncodeCompressed(Vectors.Mixed());
        for (int length = 0; length < whole.Length - 4; length++)
        {
            byte[] cut = whole[..length];
            Assert.Throws<RefusalException>(() => HistogramCodec.DecodeCompressed(cut));
        }
        Assert.Throws<RefusalException>(() => HistogramCodec.DecodeBase64("HISTFAAA!"));
    }
}
