// Who a run is: its identifier and the hashes of build, configuration and model, as journals and reports name them.
using System;
using System.Text;
using Trading.Cli;
using Trading.Core.Journal;
using Trading.Core.Models;

namespace Trading.Native.Host.Replay;

/// <summary>Fills a journal's header.</summary>
internal static class RunIdentity
{
    private const long NanosPerTick = 100;

    public static JournalFileHeader Header(ReplayInputs inputs) => new()
    {
        RunId = ToUInt128(Guid.NewGuid()),
        Build = Digest(Encoding.UTF8.GetBytes(BuildInfo.Version + "+" + BuildInfo.Commit)),
        Configuration = Digest(inputs.Configuration.Source.Span),
        Model = Digest(inputs.Model.ToBytes()),
        FirstSequence = 1,
        CreatedUnixNanos = (DateTime.UtcNow - DateTime.UnixEpoch).Ticks * NanosPerTick,
    };

    /// <summary>The hash of the limits file; of the configuration, whose risk section holds the limits, when there is none.</summary>
    public static JournalDigest Limits(ReplayInputs inputs) =>
        inputs.Limits is null ? Digest(inputs.Configuration.Source.Span) : JournalDigest.Read(inputs.Limits.Digest.Span);

    private static JournalDigest Digest(ReadOnlySpan<byte> bytes) => JournalDigest.Read(Sha256.Hash(bytes));

    private static UInt128 ToUInt128(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(bytes);
    }
}
