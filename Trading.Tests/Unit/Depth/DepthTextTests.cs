// The texts of by-price feeds at the edges: decimals, and LOBSTER's lines.
using System.Text;
using Trading.Core.Domain;
using Trading.Core.MarketData.Depth;
using Trading.Core.MarketData.Lobster;
using Xunit;

namespace Trading.Tests.Unit.Depth;

public sealed class DepthTextTests
{
    [Fact]
    public void Decimals_at_the_edge_are_exact_or_refused()
    {
        (string Text, int Scale, DecimalStatus Status, long Value)[] cases =
        [
            ("9223372036854775807", 0, DecimalStatus.Ok, long.MaxValue),
            ("9.223372036854775807", 18, DecimalStatus.Ok, long.MaxValue),
            ("9.223372036854775808", 18, DecimalStatus.Overflow, 0),
            ("-0.000000000000000001", 18, DecimalStatus.Ok, -1),
            ("1.5e-7", 8, DecimalStatus.Ok, 15),
            ("12E2", 0, DecimalStatus.Ok, 1200),
            ("0e999999999999", 2, DecimalStatus.Ok, 0),
            ("1e999999999999", 2, DecimalStatus.Overflow, 0),
            ("1e-999999999999", 2, DecimalStatus.OffScale, 0),
            ("1.", 2, DecimalStatus.NotANumber, 0),
            ("1.2.3", 2, DecimalStatus.NotANumber, 0),
            ("--1", 2, DecimalStatus.NotANumber, 0),
            ("1e", 2, DecimalStatus.NotANumber, 0),
            ("", 2, DecimalStatus.NotANumber, 0),
        ];
        foreach ((string text, int scale, DecimalStatus status, long value) in cases)
        {
            DecimalStatus found = DecimalText.TryRead(Encoding.ASCII.GetBytes(text), scale, out long read, out _);
            Assert.Equal((text, status, value), (text, found, read));
        }
    }

    [Fact]
    public void Lobster_lines_are_read_or_refused()
    {
        (string Line, long Nanos)[] cases =
        [
            ("34200.015,1,16113575,18,5853300,1", 34_200_015_000_000),
            ("34200,1,16113575,18,5853300,1", 34_200_000_000_000),
            ("34200.123456789012,1,16113575,18,5853300,1", 34_200_123_456_789),
            ("34200.1234567890ab,1,16113575,18,5853300,1", -1),
            ("34200.015,8,16113575,18,5853300,1", -1),
            ("34200.015,1,16113575,18,5853300,0", -1),
            ("34200.015,1,16113575,18,5853300", -1),
            ("34200.015,1,16113575,18,5853300,1,7", -1),
        ];
        foreach ((string line, long nanos) in cases)
        {
            bool read = LobsterText.TryReadMessage(Encoding.ASCII.GetBytes(line), out LobsterMessage message);
            Assert.Equal((line, nanos >= 0), (line, read));
            if (read) Assert.Equal(new LobsterMessage(new Nanos(nanos), LobsterEvent.Submission, 16113575, new Quantity(18), new Price(5853300), Side.Buy), message);
        }
        var levels = new LevelUpdate[1];
        Assert.Equal(1, LobsterText.ReadBook("5859400,200,-9999999999,0"u8, levels, levels, out int asks, out int bids));
        Assert.Equal((1, 0), (asks, bids));
    }
}
