// Channels are read as Aeron reads them, and malformed ones are refused with their reason.
using System;
using Trading.Aeron.Protocol;
using Xunit;

namespace Trading.Tests.Unit.Ipc;

public sealed class ChannelUriTests
{
    [Fact]
    public void Parameters_sizes_durations_and_unknown_keys_are_kept()
    {
        ChannelUri uri = ChannelUri.Parse("aeron:ipc?term-length=64k|mtu=8192|session-id=-7|sparse=false|untethered-window-limit-timeout=250ms|linger=7|alias=a=b|whatever=x");
        Assert.True(uri.IsIpc);
        Assert.Equal((65536L, 8192L, -7, false), (uri.GetSize("term-length"), uri.GetSize("mtu"), uri.GetInt32("session-id"), uri.GetBoolean("sparse")));
        Assert.Equal((250_000_000L, 7L, "a=b", "x", null), (uri.GetDurationNs("untethered-window-limit-timeout"), uri.GetDurationNs("linger"), uri["alias"], uri["whatever"], uri["absent"]));
        Assert.Equal("udp", ChannelUri.Parse("aeron:udp?endpoint=localhost:40123").Media);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ipc")]
    [InlineData("aeron:")]
    [InlineData("aeron:ipc?")]
    [InlineData("aeron:ipc?=1")]
    [InlineData("aeron:ipc?mtu=")]
    [InlineData("aeron:ipc?mtu")]
    [InlineData("aeron:ipc?a=1||b=2")]
    public void Malformed_channels_are_refused(string text) => Assert.Throws<FormatException>(() => ChannelUri.Parse(text));

    [Theory]
    [InlineData("1x")]
    [InlineData("-1")]
    [InlineData("k")]
    [InlineData("99999999999g")]
    public void Malformed_sizes_are_refused(string value) => Assert.Throws<FormatException>(() => ChannelUri.Parse("aeron:ipc?mtu=" + value).GetSize("mtu"));
}
