// The engine's end of a control directory: lock, page, signal, and the mail between its cold thread and its loop.
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using Trading.Cli.Control;
using Trading.Core.Concurrency;
using Trading.Core.Diagnostics;
using Trading.Core.Pipeline;
using Trading.Core.Risk;

namespace Trading.Native.Host.Control;

/// <summary>One engine on one control directory. The loop asks <see cref="HasMail"/> between two events; everything slow is done by the cold thread.</summary>
/// <remarks>SIGUSR1 blocks in the handler itself, before any thread of ours runs.</remarks>
internal sealed class ControlSession : IDisposable
{
    private const int SigUsr1 = 10;
    private static readonly TimeSpan LatchPatience = TimeSpan.FromSeconds(5);

    private readonly ControlDirectory directory;
    private readonly FileStream engineLock;
    private readonly ConcurrentQueue<OperatorCommand> mail = new();
    private readonly ControlWatch watch;
    private readonly PosixSignalRegistration signal;
    private readonly Thread thread;
    private readonly SemaphoreSlim latchDone = new(0);
    private int mailCount;
    private LatchRecord? latchWanted;
    private volatile bool closing;

    private ControlSession(ControlDirectory directory, FileStream engineLock)
    {
        this.directory = directory;
        this.engineLock = engineLock;
        Word = directory.Word!;
        watch = new ControlWatch(directory, Post);
        AtStart = watch.Start();
        EngineProcess.Register(directory);
        signal = PosixSignalRegistration.Create((PosixSignal)SigUsr1, OnSignal);
        thread = new Thread(Watch) { Name = "control", IsBackground = true };
        thread.Start();
    }

    public ControlWord Word { get; }

    /// <summary>Kills that were in force before the engine started.</summary>
    public IReadOnlyList<OperatorCommand> AtStart { get; }

    /// <summary>Why a latch could not be made durable; null when every one was.</summary>
    public string? LatchFault { get; private set; }

    /// <summary>Commands wait for the loop.</summary>
    public bool HasMail => Volatile.Read(ref mailCount) != 0;

    /// <exception cref="RefusalException">It cannot be used, or another engine runs on it.</exception>
    public static ControlSession Open(string path)
    {
        ControlDirectory directory = ControlDirectory.Create(path);
        try
        {
            return new ControlSession(directory, new FileStream(directory.LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            directory.Dispose();
            throw new RefusalException(RefusalKind.Configuration, "The control directory is in use", path, e.Message,
                "one engine on a control directory", "stop the other engine, or name another directory with --control");
        }
    }

    public bool TryTake(out OperatorCommand command)
    {
        if (!mail.TryDequeue(out command)) return false;
        Interlocked.Decrement(ref mailCount);
        return true;
    }

    /// <summary>Has the cold thread put a kill of the engine's own on record, and waits for it. False when it is not durable.</summary>
    public bool Latch(KillSwitch kill)
    {
        int level = Math.Max((int)kill.Level, (int)KillLevel.Strategy);
        // An automatic K2 is of the whole desk, which blocks like K3 and is recorded as such.
        if (kill.Level == KillLevel.Account && kill.CoversAll) level = (int)KillLevel.Engine;
        Volatile.Write(ref latchWanted, new LatchRecord(true, level, 0, DateTime.UtcNow, LatchRecord.Engine, kill.Reason.ToString()));
        watch.Wake();
        if (!latchDone.Wait(LatchPatience)) LatchFault = "the cold thread did not answer";
        return LatchFault is null;
    }

    public void Dispose()
    {
        closing = true;
        watch.Wake();
        thread.Join();
        signal.Dispose();
        directory.Write(ControlPage.EngineProcessWord, 0);
        engineLock.Dispose();
        directory.Dispose();
    }

    private void Post(OperatorCommand command)
    {
        mail.Enqueue(command);
        Interlocked.Increment(ref mailCount);
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        Word.Block(ControlWord.LevelBit((int)KillLevel.Engine));
        watch.NoteSignal();
    }

    private void Watch()
    {
        while (!closing)
        {
            if (Interlocked.Exchange(ref latchWanted, null) is { } record)
            {
                LatchFault ??= watch.Record(record);
                latchDone.Release();
            }
            string? fault = watch.Look();
            LatchFault ??= fault;
            watch.Sleep();
        }
    }
}
