// Walks a tape from front to back in windows, so that code which takes spans can read files larger than a span.
using System;

namespace Trading.Cli;

/// <summary>Hands out the bytes not yet consumed, a window at a time. A frame cut by a window's end is whole in the next window.</summary>
/// <remarks>Usage: <c>while (reader.Next(out var window)) reader.Advance(consumedWholeFrames);</c> When a window that reaches the end of the file
/// is not consumed whole, the rest is a truncated tail: <see cref="Next"/> then returns false and <see cref="Remaining"/> tells its size.</remarks>
public sealed class TapeReader
{
    /// <summary>Large enough that per-window work vanishes, small enough to stay in the page cache and to move the progress bar.</summary>
    public const int DefaultWindowBytes = 4 << 20;

    private readonly TapeFile _tape;
    private readonly int _windowBytes;
    private bool _stuck;

    /// <param name="tape">The tape; stays owned by the caller.</param>
    /// <param name="windowBytes">Larger than the largest frame (65,537 bytes for any 2-byte framing).</param>
    /// <param name="start">Offset of a frame to start at, for example from an index.</param>
    public TapeReader(TapeFile tape, int windowBytes = DefaultWindowBytes, long start = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(windowBytes, ushort.MaxValue + 2);
        _tape = tape;
        _windowBytes = windowBytes;
        Position = start;
    }

    /// <summary>Offset of the first byte not consumed.</summary>
    public long Position { get; private set; }

    /// <summary>Bytes not consumed; after the last <see cref="Next"/> the size of the truncated tail.</summary>
    public long Remaining => _tape.Length - Position;

    /// <summary>The next window, starting at <see cref="Position"/>; false at the end, or when the last window was not consumed at all.</summary>
    public bool Next(out ReadOnlySpan<byte> window)
    {
        window = default;
        if (_stuck || Remaining == 0) return false;
        window = _tape.Window(Position, (int)Math.Min(Remaining, _windowBytes));
        _stuck = true;
        return true;
    }

    /// <summary>Says how many bytes of the last window were consumed.</summary>
    public void Advance(int consumed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(consumed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(consumed, Remaining);
        if (consumed == 0) return;
        _tape.Release(Position, Position + consumed);
        Position += consumed;
        _stuck = false;
    }
}
