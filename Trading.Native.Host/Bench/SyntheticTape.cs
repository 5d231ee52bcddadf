// The tape of those who bring none: a synthetic day of a fixed seed, in a temporary file that goes with the run.
using System;
using System.IO;
using Trading.Core.Simulation.Market;

namespace Trading.Native.Host.Bench;

/// <summary>The demo market's day of seed 1; equal bytes on every machine.</summary>
internal sealed class SyntheticTape : IDisposable
{
    public const string Description = "synthetic day, seed 1";
    private const ulong Seed = 1;
    private const int ChunkBytes = 1 << 20;

    private SyntheticTape(string path) => Path = path;

    public string Path { get; }

    public static SyntheticTape Create()
    {
        string path = System.IO.Path.GetTempFileName();
        var market = new SyntheticMarket(SyntheticMarketOptions.Demo(Seed));
        byte[] chunk = new byte[ChunkBytes];
        using FileStream file = File.Create(path);
        for (int bytes = market.WriteNext(chunk); bytes > 0; bytes = market.WriteNext(chunk)) file.Write(chunk, 0, bytes);
        return new SyntheticTape(path);
    }

    public void Dispose() => File.Delete(Path);
}
