// Shows how far long work has come, on stderr, without disturbing pipes or logs.
using System;
using System.Diagnostics;
using System.Globalization;

namespace Trading.Cli;

/// <summary>A one-line bar on a terminal, a sparse line every ten seconds elsewhere, nothing when silent.</summary>
/// <remarks>Call <see cref="Report"/> per window, not per message: it reads the clock. Dispose clears the bar.</remarks>
public sealed class Progress : IDisposable
{
    private const int BarWidth = 30;
    private static readonly TimeSpan TerminalInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(10);

    private readonly string _label;
    private readonly long _total;
    private readonly bool _silent;
    private readonly bool _terminal = !Console.IsErrorRedirected;
    private readonly long _started = Stopwatch.GetTimestamp();
    private long _last = Stopwatch.GetTimestamp();
    private bool _drawn;

    /// <param name="label">What is being done, for example the file's name.</param>
    /// <param name="total">The amount of work in any unit, usually bytes.</param>
    /// <param name="silent">Show nothing at all: given by --json and --quiet.</param>
    public Progress(string label, long total, bool silent)
    {
        _label = label;
        _total = Math.Max(total, 1);
        _silent = silent;
    }

    /// <summary>Says how much of the total is done; draws only when enough time has passed.</summary>
    public void Report(long done)
    {
        if (_silent || Stopwatch.GetElapsedTime(_last) < (_terminal ? TerminalInterval : LogInterval)) return;
        _last = Stopwatch.GetTimestamp();
        double fraction = Math.Clamp((double)done / _total, 0, 1);
        double elapsedSeconds = Stopwatch.GetElapsedTime(_started).TotalSeconds;
        string left = fraction > 0.01 ? (elapsedSeconds / fraction * (1 - fraction)).ToString("0", CultureInfo.InvariantCulture) + " s left" : "";
        string percent = (fraction * 100).ToString("0", CultureInfo.InvariantCulture).PadLeft(3);
        if (!_terminal)
        {
            Console.Error.WriteLine($"{_label}: {percent.TrimStart()} % {left}".TrimEnd());
            return;
        }
        string bar = new string('#', (int)(fraction * BarWidth)).PadRight(BarWidth, '.');
        Console.Error.Write($"\r{_label} [{bar}] {percent} % {left}\u001b[K");
        _drawn = true;
    }

    public void Dispose()
    {
        if (_drawn) Console.Error.Write("\r\u001b[K");
        _drawn = false;
    }
}
