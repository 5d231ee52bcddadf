// A tape cut once into windows of whole frames, to be walked again and again while its pages stay resident.
using System;
using System.Collections.Generic;
using Trading.Cli;
using Trading.Core.MarketData;

namespace Trading.Native.Host.Bench;

/// <summary>For measuring: unlike <see cref="TapeReader"/> nothing is given back, so that later walks read memory and not the disk.</summary>
/// <remarks>Ends before the first frame that cannot be one: there is nothing to measure beyond.</remarks>
internal sealed class TapeWindows
{
    private const int WindowBytes = 1 << 22;
    private readonly TapeFile tape;
    private readonly List<(long Offset, int Length)> windows = [];

    public TapeWindows(TapeFile tape)
    {
        this.tape = tape;
        long position = 0;
        int whole;
        do
        {
            whole = WholeFrames(tape.Window(position, (int)Math.Min(tape.Length - position, WindowBytes)));
            if (whole > 0) windows.Add((position, whole));
            position += whole;
        }
        while (whole > 0);
    }

    public string Path => tape.Path;

    public int Count => windows.Count;

    public ReadOnlySpan<byte> this[int index] => tape.Window(windows[index].Offset, windows[index].Length);

    private static int WholeFrames(ReadOnlySpan<byte> window)
    {
        var framer = new TapeFramer(window);
        int whole = 0;
        while (framer.Next(out _) == FrameStatus.Message) whole = framer.Position;
        return whole;
    }
}
