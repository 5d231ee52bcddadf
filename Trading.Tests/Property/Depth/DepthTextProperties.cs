// Decimals read exactly what big integers read, and the JSON scanner takes exactly what the BCL's reader takes.
using System;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.MarketData.Json;
using Trading.Tests.Support;
using Xunit;

namespace Trading.Tests.Property.Depth;

public sealed class DepthTextProperties
{
    [Fact]
    public void A_decimal_is_read_as_big_integers_read_it_and_written_back_the_same()
    {
        int ok = 0, offScale = 0, overflow = 0;
        Words.Check(40, 400, words =>
        {
            foreach (int word in words)
            {
                ulong bits = BookHash.Mix(BookHash.Seed, (uint)word);
                int scale = (int)(bits % 19), decimals = (int)((bits >> 8) % 21);
                BigInteger digits = new BigInteger(BookHash.Mix(bits, 2)) * (bits >> 60 == 0 ? 1000 : 1) / BigInteger.Pow(10, (int)((bits >> 16) % 20));
                if ((bits >> 24) % 2 == 0) digits = digits / 1_000_000 * 1_000_000;
                string text = (((bits >> 25) % 2 == 0) ? "-" : "") + Decimal(digits, decimals);
                BigInteger scaled = digits * BigInteger.Pow(10, scale), divisor = BigInteger.Pow(10, decimals);
                DecimalStatus expected = scaled % divisor != 0 ? DecimalStatus.OffScale : scaled / divisor > long.MaxValue ? DecimalStatus.Overflow : DecimalStatus.Ok;
                Assert.Equal(expected, DecimalText.TryRead(Encoding.ASCII.GetBytes(text), scale, out long value, out int written));
                Assert.Equal(expected == DecimalStatus.Ok ? (text[0] == '-' ? -1 : 1) * (scaled / divisor) : 0, value);
                if (expected != DecimalStatus.Overflow) Assert.Equal(decimals, written);
                if (expected == DecimalStatus.Ok) AssertWritten(value, scale);
                ok += expected == DecimalStatus.Ok ? 1 : 0;
                offScale += expected == DecimalStatus.OffScale ? 1 : 0;
                overflow += expected == DecimalStatus.Overflow ? 1 : 0;
            }
        });
        Assert.True(Math.Min(ok, Math.Min(offScale, overflow)) > 100, $"{ok} {offScale} {overflow}");
    }

    [Fact]
    public void The_scanner_takes_a_text_exactly_when_the_reader_of_the_bcl_does()
    {
        const string Seedling = """{"stream":"x@depth","data":{"e":"depthUpdate","U":1,"u":-2.5e+3,"b":[["61.20","0.0"],[]],"a":[{"p":true},null,false],"t":"\u00e9\n\"q"}} """;
        const string Letters = "\"{}[],:\\0123456789.-+eEtrufalsn \nx";
        int taken = 0, refused = 0;
        Words.Check(100, 120, words =>
        {
            byte[] text = Encoding.ASCII.GetBytes(Seedling);
            for (int i = 0; i < words.Length; i++)
            {
                ulong bits = BookHash.Mix(BookHash.Seed, (uint)words[i]);
                int at = (int)(bits % (ulong)text.Length);
                byte before = text[at];
                text[at] = (byte)Letters[(int)((bits >> 32) % (ulong)Letters.Length)];
                bool expected = IsJson(text);
                Assert.True(expected == Scans(text), Encoding.ASCII.GetString(text));
                if (expected) taken++;
                else refused++;
                if (!expected && (bits >> 50) % 4 != 0) text[at] = before;
            }
        });
        Assert.True(taken > 150 && refused > 1000, $"{taken} {refused}");
    }

    private static void AssertWritten(long value, int scale)
    {
        Span<byte> text = stackalloc byte[DecimalText.LengthMax];
        int length = DecimalText.Write(value, scale, text);
        Assert.Equal((value < 0 ? "-" : "") + Decimal(BigInteger.Abs(value), scale), Encoding.ASCII.GetString(text[..length]));
        length = DecimalText.Write(value, scale, text, trimZeros: true);
        Assert.Equal(DecimalStatus.Ok, DecimalText.TryRead(text[..length], scale, out long again, out _));
        Assert.Equal(value, again);
        Assert.False(text[..length].Contains((byte)'.') && text[length - 1] == '0');
    }

    private static string Decimal(BigInteger digits, int decimals)
    {
        string text = digits.ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        return decimals == 0 ? text : text.Insert(text.Length - decimals, ".");
    }

    private static bool IsJson(byte[] text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool Scans(byte[] text)
    {
        var scanner = new JsonScanner(text);
        while (true)
        {
            JsonToken token = scanner.Next();
            if (token is JsonToken.End or JsonToken.Error) return token == JsonToken.End;
        }
    }
}
