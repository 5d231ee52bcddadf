// The page through which the IPC benchmark's two processes agree on what is being measured.
using System;
using Trading.Aeron.Memory;

namespace Trading.Native.Host.Ipc;

/// <summary>What the other process does.</summary>
internal enum EchoMode
{
    Idle,

    /// <summary>Answers the raw ring.</summary>
    Raw,

    /// <summary>Answers offers of an exclusive publication with offers.</summary>
    Exclusive,

    /// <summary>Answers claims with claims.</summary>
    Claim,

    /// <summary>Answers offers of a shared publication with offers.</summary>
    Concurrent,

    /// <summary>Counts what comes on the exclusive stream.</summary>
    CountExclusive,

    /// <summary>Counts what comes on the shared stream.</summary>
    CountConcurrent,

    Stop,
}

/// <summary>One file: control words on lines of their own, then the raw ring for each direction.</summary>
internal sealed class ControlPage : IDisposable
{
    public const int MessageLength = 32;
    public const int ExclusivePing = 20, ExclusivePong = 21, ConcurrentPing = 30, ConcurrentPong = 31;
    private const int ModeOffset = 0, AnswerOffset = 128, CountOffset = 256, RingsOffset = 4096;
    private readonly MappedFile _file;
    private readonly UnsafeBuffer _words;

    private ControlPage(MappedFile file)
    {
        _file = file;
        _words = file.Slice(0, RingsOffset);
        file.TouchPages();
    }

    public RawRing Ping => new(_file.Slice(RingsOffset, RawRing.Length));
    public RawRing Pong => new(_file.Slice(RingsOffset + RawRing.Length, RawRing.Length));

    /// <summary>What the measuring process asks for.</summary>
    public EchoMode Mode
    {
        get => (EchoMode)_words.GetIntVolatile(ModeOffset);
        set => _words.PutIntOrdered(ModeOffset, (int)value);
    }

    /// <summary>What the other process is doing; negative before it is ready at all.</summary>
    public EchoMode Answer
    {
        get => (EchoMode)_words.GetIntVolatile(AnswerOffset);
        set => _words.PutIntOrdered(AnswerOffset, (int)value);
    }

    /// <summary>Messages that the other process has counted.</summary>
    public long Counted
    {
        get => _words.GetLongVolatile(CountOffset);
        set => _words.PutLongOrdered(CountOffset, value);
    }

    /// <summary>Before a round: numbers of the round before would look like messages of this one.</summary>
    public void ClearRings() => _file.Slice(RingsOffset, 2 * RawRing.Length).SetMemory(0, 2 * RawRing.Length, 0);

    public static ControlPage Create(string path)
    {
        var page = new ControlPage(MappedFile.CreateNew(path, RingsOffset + 2 * RawRing.Length, preallocate: true));
        page.Answer = EchoMode.Stop;
        return page;
    }

    public static ControlPage Open(string path) => new(MappedFile.OpenExisting(path));

    public void Dispose() => _file.Dispose();
}
