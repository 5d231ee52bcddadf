// A command with everything it needs, in a fixed layout that the journal holds.
using System;
using System.Buffers.Binary;
using Trading.Core.Diagnostics;
using Trading.Core.Risk;

namespace Trading.Core.Pipeline;

/// <summary>One command, 32 bytes little-endian: 0 kind, 1 scope, 2 limit, 3 kill level, 4 scope id i32, 8 value i64, 16 principal u64, 24 reason u32, 28 zeros.</summary>
/// <remarks>A principal is the host's number of a person (docs/formats/control.md), 0 nobody. A payload of one byte is a bare kind at engine scope, as early journals have it.</remarks>
[HotPath]
public struct OperatorCommand
{
    public const int Length = 32;

    public PipelineCommand Kind;
    public RiskScope Scope;
    public LimitKind Limit;
    public KillLevel Level;
    public int ScopeId;
    public long Value;
    public ulong Principal;

    /// <summary>Free for the host: a number under which it keeps the reason in words.</summary>
    public uint Reason;

    /// <summary>A command about the whole engine.</summary>
    public static OperatorCommand Of(PipelineCommand kind) => new() { Kind = kind, Level = kind == PipelineCommand.Kill ? KillLevel.Engine : KillLevel.None };

    /// <summary>A kill. The id is the strategy's of K1, the account's of K2 (<see cref="KillSwitch.Desk"/> for all).</summary>
    public static OperatorCommand KillOf(KillLevel level, int id, ulong principal, bool latched) => new()
    {
        Kind = PipelineCommand.Kill, Level = level, ScopeId = id, Principal = principal, Value = latched ? 1 : 0,
        Scope = level == KillLevel.Strategy ? RiskScope.Strategy : level == KillLevel.Account && id != KillSwitch.Desk ? RiskScope.Account : RiskScope.Engine,
    };

    /// <summary>Kind, scope, limit, level and id in one word.</summary>
    public readonly ulong Head => (ulong)Kind | (ulong)Scope << 8 | (ulong)Limit << 16 | (ulong)Level << 24 | (ulong)(uint)ScopeId << 32;

    public readonly void Write(Span<byte> buffer)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(buffer, Head);
        BinaryPrimitives.WriteInt64LittleEndian(buffer[8..], Value);
        BinaryPrimitives.WriteUInt64LittleEndian(buffer[16..], Principal);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[24..], Reason);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[28..], 0);
    }

    /// <summary>Reads a command; false when the payload has another length. What the numbers mean is checked when it is carried out.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out OperatorCommand command)
    {
        command = payload.Length == 1 ? Of((PipelineCommand)payload[0]) : default;
        if (payload.Length == 1) return true;
        if (payload.Length != Length) return false;
        command.Kind = (PipelineCommand)payload[0];
        command.Scope = (RiskScope)payload[1];
        command.Limit = (LimitKind)payload[2];
        command.Level = (KillLevel)payload[3];
        command.ScopeId = BinaryPrimitives.ReadInt32LittleEndian(payload[4..]);
        command.Value = BinaryPrimitives.ReadInt64LittleEndian(payload[8..]);
        command.Principal = BinaryPrimitives.ReadUInt64LittleEndian(payload[16..]);
        command.Reason = BinaryPrimitives.ReadUInt32LittleEndian(payload[24..]);
        return true;
    }
}
