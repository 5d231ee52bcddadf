// What the cold thread does: looks at signal, KILL file, page and latch, puts kills on record, and tells the loop.
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Trading.Cli.Control;
using Trading.Core.Concurrency;
using Trading.Core.Pipeline;
using Trading.Core.Risk;

namespace Trading.Native.Host.Control;

/// <summary>Turns what happens in a control directory into commands, each kill once; a command is posted only when its kill is on record or cannot be put there.</summary>
internal sealed class ControlWatch(ControlDirectory directory, Action<OperatorCommand> post)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    // A block without a record is that of a killer on the way to the latch, or of one that died there.
    private static readonly TimeSpan KillerPatience = TimeSpan.FromMilliseconds(250);

    private readonly ControlWord word = directory.Word!;
    private readonly AutoResetEvent wake = new(false);
    private readonly HashSet<(int Level, int Id)> posted = [];
    private ulong latchCount;
    private long unrecordedSince;
    private bool killFileSeen;
    private volatile bool signalled;

    public void Wake() => wake.Set();

    public void Sleep() => wake.WaitOne(Interval);

    public void NoteSignal()
    {
        signalled = true;
        wake.Set();
    }

    /// <summary>The kills in force at start: latch, page and KILL file, whichever can be read. What cannot be read counts as killed.</summary>
    public List<OperatorCommand> Start()
    {
        var commands = new List<OperatorCommand>();
        LatchFile latch = directory.ReadLatch();
        latchCount = directory.Read(ControlPage.LatchCountWord);
        foreach (LatchRecord hold in latch.Holds)
            if (posted.Add((hold.Level, hold.Id))) commands.Add(CommandOf(hold));
        killFileSeen = File.Exists(directory.KillPath);
        bool elsewhere = latch.Damage is not null || killFileSeen || (word.Value & ControlWord.BlockingBits) != 0;
        if (elsewhere && commands.Count == 0 && posted.Add(((int)KillLevel.Engine, 0)))
            commands.Add(OperatorCommand.KillOf(KillLevel.Engine, 0, 0, latched: true));
        for (int i = 0; i < commands.Count; i++)
        {
            OperatorCommand command = commands[i];
            command.Reason = (uint)KillReason.Latched;
            commands[i] = command;
            // The page may be younger than the latch.
            ulong bits = KillSwitch.BitsOf(command.Level, command.ScopeId);
            if ((word.Value & bits) != bits) word.Block(bits);
        }
        return commands;
    }

    /// <summary>One look. Returns why a record could not be made durable; null when nothing failed.</summary>
    public string? Look()
    {
        string? fault = null;
        if (signalled)
        {
            signalled = false;
            fault = Kill(new LatchRecord(true, (int)KillLevel.Engine, 0, DateTime.UtcNow, "signal", "SIGUSR1"));
        }
        if (!killFileSeen && File.Exists(directory.KillPath))
        {
            killFileSeen = true;
            word.Block(ControlWord.LevelBit((int)KillLevel.Engine));
            fault ??= Kill(new LatchRecord(true, (int)KillLevel.Engine, 0, DateTime.UtcNow, "file KILL", "a file named KILL"));
        }
        ulong count = directory.Read(ControlPage.LatchCountWord);
        if (count != latchCount)
        {
            latchCount = count;
            FollowLatch();
        }
        return fault ?? FollowPage();
    }

    /// <summary>Puts a record on the latch; returns why it is not durable, null when it is.</summary>
    public string? Record(LatchRecord record)
    {
        try
        {
            posted.Add((record.Level, record.Id));
            directory.Append(record);
            latchCount = directory.Read(ControlPage.LatchCountWord);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    private string? Kill(LatchRecord record)
    {
        if (!posted.Add((record.Level, record.Id))) return null;
        string? fault = Record(record);
        post(CommandOf(record));
        return fault;
    }

    // Somebody wrote the latch: kills that the loop does not know yet, or a re-arm of everything.
    private void FollowLatch()
    {
        LatchFile latch = directory.ReadLatch();
        if (latch.Damage is not null)
        {
            word.Block(ControlWord.LevelBit((int)KillLevel.Engine));
            if (posted.Add(((int)KillLevel.Engine, 0))) post(OperatorCommand.KillOf(KillLevel.Engine, 0, 0, latched: true));
            return;
        }
        if (latch.Holds.Count == 0 && posted.Count > 0 && latch.Records.Count > 0)
        {
            posted.Clear();
            killFileSeen = false;
            OperatorCommand rearm = OperatorCommand.Of(PipelineCommand.Rearm);
            rearm.Principal = Principal.NumberOf(latch.Records[^1].Principal);
            post(rearm);
        }
        foreach (LatchRecord hold in latch.Holds)
            if (posted.Add((hold.Level, hold.Id))) post(CommandOf(hold));
    }

    private string? FollowPage()
    {
        ulong bits = word.Value & ControlWord.BlockingBits;
        foreach ((int level, int id) in posted) bits &= ~KillSwitch.BitsOf((KillLevel)level, id);
        if (bits == 0)
        {
            unrecordedSince = 0;
            return null;
        }
        if (unrecordedSince == 0) unrecordedSince = Environment.TickCount64;
        if (Environment.TickCount64 - unrecordedSince < KillerPatience.TotalMilliseconds) return null;
        unrecordedSince = 0;
        int highest = LatchRecord.LevelMax;
        while (highest > (int)KillLevel.Engine && (bits & ControlWord.LevelBit(highest)) == 0) highest--;
        return Kill(new LatchRecord(true, highest, 0, DateTime.UtcNow, "control page", "a block without a record"));
    }

    private static OperatorCommand CommandOf(LatchRecord record) =>
        OperatorCommand.KillOf((KillLevel)record.Level, record.Id, Principal.NumberOf(record.Principal), latched: true);
}
