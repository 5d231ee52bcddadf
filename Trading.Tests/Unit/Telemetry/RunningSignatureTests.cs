// The signature's construction, pinned by values computed outside .NET.
using System.Collections.Generic;
using System.Linq;
using Trading.Core.Telemetry;
using Xunit;

namespace Trading.Tests.Unit.Telemetry;

public sealed class RunningSignatureTests
{
    [Fact]
    public void ValuesArePinnedAndEveryBitMatters()
    {
        Assert.Equal(0UL, default(RunningSignature).Value);
        Assert.Equal(0x7ffca3b87bca43deUL, Sign(0));
        Assert.Equal(0xcdb2a904b2485285UL, Sign(0, 0));
        Assert.Equal(0x911c0a7bd549eacdUL, Sign(1, 2));
        Assert.Equal(0xf27a330eb02e6325UL, Sign(2, 1));
        Assert.Equal(0x8347d07b7e80c476UL, Sign(-1));
        long[] thousand = Enumerable.Range(0, 1000).Select(i => (long)i).ToArray();
        Assert.Equal(0xdba0d71ad23fcb73UL, Sign(thousand));
        var continued = new RunningSignature(Sign(thousand[..600]));
        foreach (long word in thousand[600..]) continued.Add(word);
        Assert.Equal(0xdba0d71ad23fcb73UL, continued.Value);

        long[] words = [3, 0, -1, 1L << 40];
        var seen = new HashSet<ulong> { Sign(words) };
        for (int i = 0; i < words.Length; i++)
            for (int bit = 0; bit < 64; bit++)
            {
                long[] changed = words.ToArray();
                changed[i] ^= 1L << bit;
                Assert.True(seen.Add(Sign(changed)));
            }
    }

    private static ulong Sign(params long[] words)
    {
        var signature = new RunningSignature();
        foreach (long word in words) signature.Add(word);
        return signature.Value;
    }
}
