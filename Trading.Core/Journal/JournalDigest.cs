// A 256-bit digest as journal headers carry it.
using System;
using System.Buffers.Binary;
using Trading.Core.Diagnostics;

namespace Trading.Core.Journal;

/// <summary>32 bytes, such as a SHA-256, kept as four words so that it can be compared and stored without an array.</summary>
public readonly record struct JournalDigest(ulong Word0, ulong Word1, ulong Word2, ulong Word3)
{
    public const int Length = 32;

    /// <summary>Takes the first 32 bytes in their order.</summary>
    public static JournalDigest Read(ReadOnlySpan<byte> bytes)
    {
        Invariant.That(bytes.Length >= Length);
        return new JournalDigest(BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]), BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]));
    }

    /// <summary>Writes the 32 bytes as they were read.</summary>
    public void Write(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(destination, Word0);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[8..], Word1);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[16..], Word2);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[24..], Word3);
    }

    /// <summary>The bytes as lower-case hexadecimal.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        Write(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
