// Turns Ctrl-C and SIGTERM into a token that long verbs poll, so that they end with their files whole.
using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace Trading.Cli;

/// <summary>The process's wish to stop. The first signal asks; a second one ends the process at once.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    public StopSignal()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
    }

    public CancellationToken Token => _source.Token;

    private void OnSignal(PosixSignalContext context)
    {
        // Left uncancelled, the default action ends the process: the way out of a verb that does not poll.
        if (_source.IsCancellationRequested) return;
        context.Cancel = true;
        _source.Cancel();
        Console.Error.WriteLine("stopping; once more to end at once");
    }

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _source.Dispose();
    }
}
