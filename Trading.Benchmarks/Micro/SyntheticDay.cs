// The benchmarks' input: a synthetic day in memory, whole and as decoded updates of its main symbol.
using System;
using System.Collections.Generic;
using Trading.Core.Domain;
using Trading.Core.MarketData;
using Trading.Core.Simulation.Market;

namespace Trading.Benchmarks.Micro;

/// <summary>Seed 1 of the demo market.</summary>
internal static class SyntheticDay
{
    private const ulong Seed = 1;

    public static byte[] Bytes()
    {
        var market = new SyntheticMarket(SyntheticMarketOptions.Demo(Seed));
        var chunks = new List<byte>();
        byte[] chunk = new byte[1 << 20];
        for (int bytes = market.WriteNext(chunk); bytes > 0; bytes = market.WriteNext(chunk)) chunks.AddRange(chunk.AsSpan(0, bytes));
        return chunks.ToArray();
    }

    public static Symbol Main => SyntheticMarketOptions.NameOf(0);

    public static MarketUpdate[] Updates(byte[] tape)
    {
        var decoder = new ItchDecoder(new InstrumentDirectory([Main]));
        var updates = new List<MarketUpdate>();
        var framer = new TapeFramer(tape);
        while (framer.Next(out ReadOnlySpan<byte> message) == FrameStatus.Message)
            if (decoder.Decode(message, out MarketUpdate update) == DecodeStatus.Ok && update.Instrument.IsTracked) updates.Add(update);
        return updates.ToArray();
    }
}
