// OUCH 5.0 account messages: bytes as the specification lays them out, and a reader that takes nothing else.
using System;
using Trading.Core.Concurrency;
using Trading.Core.Domain;
using Trading.Core.Execution;
using Xunit;

namespace Trading.Tests.Unit.Execution;

public sealed class Ouch50AdminTests
{
    [Fact]
    public void Mass_cancel_and_entry_requests_are_the_bytes_of_the_specification()
    {
        byte[] buffer = new byte[Ouch50.MaxLength];
        Assert.Equal(19, Ouch50Admin.WriteMassCancel(buffer, new ClientOrderId(0x01020304)));
        Assert.Equal("43010203042020202020202020202020200000", Convert.ToHexString(buffer.AsSpan(0, 19)));
        Assert.True(Ouch50Admin.TryReadMassCancel(buffer.AsSpan(0, 19), out ClientOrderId id, out Symbol symbol));
        Assert.Equal((0x01020304UL, ""), (id.Value, symbol.ToString()));
        Assert.Equal(11, Ouch50Admin.WriteEntry(buffer, new ClientOrderId(5), enable: false));
        Assert.Equal("4400000005202020200000", Convert.ToHexString(buffer.AsSpan(0, 11)));
        Assert.True(Ouch50Admin.TryReadEntry(buffer.AsSpan(0, 11), out id, out bool enable));
        Assert.Equal((5UL, false), (id.Value, enable));
        Assert.Equal((0, 0), (Ouch50Admin.WriteMassCancel(buffer, new ClientOrderId(1UL << 32)), Ouch50Admin.WriteEntry(buffer.AsSpan(0, 10), id, true)));
        Assert.False(Ouch50Admin.TryReadEntry(buffer.AsSpan(0, 10), out _, out _) || Ouch50Admin.TryReadMassCancel(buffer.AsSpan(0, 18), out _, out _));
    }

    [Fact]
    public void Every_bit_of_the_control_word_blocks_somebody_and_unknown_bits_block_everybody()
    {
        for (int bit = 0; bit < 64; bit++)
        {
            var word = ControlWord.Private();
            word.Block(1UL << bit);
            bool everybody = bit is >= 1 and < 8;
            bool mine = bit == 8 + 3 || bit == 24 + 7;
            Assert.Equal(everybody || mine, word.Blocks(ControlWord.MaskOf(7, 3)));
            Assert.Equal(bit == 5, word.IsNetworkCut);
        }
        Assert.Equal((1UL << 23, 1UL << 55, 1UL << 24), (ControlWord.AccountBit(99), ControlWord.StrategyBit(31), ControlWord.StrategyBit(0)));
    }
}
