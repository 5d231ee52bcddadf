// An instrument's ticker as the venue writes it: up to eight ASCII characters in one 64-bit word.
using System;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Trading.Core.Domain;

/// <summary>Ticker of 1 to 8 printable ASCII characters, right-padded with spaces, packed big-endian so that numeric order is alphabetical order.</summary>
public readonly record struct Symbol(ulong Packed)
{
    public const int Length = 8;

    /// <summary>Packs the eight bytes of a wire field as they stand.</summary>
    public static Symbol FromWire(ReadOnlySpan<byte> eightBytes) => new(BinaryPrimitives.ReadUInt64BigEndian(eightBytes));

    public static bool TryParse([NotNullWhen(true)] string? text, out Symbol symbol)
    {
        symbol = default;
        if (text is null || text.Length is 0 or > Length) return false;
        Span<byte> bytes = stackalloc byte[Length];
        bytes.Fill((byte)' ');
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is <= ' ' or > '~') return false;
            bytes[i] = (byte)text[i];
        }
        symbol = FromWire(bytes);
        return true;
    }

    public void WriteTo(Span<byte> eightBytes) => BinaryPrimitives.WriteUInt64BigEndian(eightBytes, Packed);

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        WriteTo(bytes);
        return Encoding.ASCII.GetString(bytes).TrimEnd(' ');
    }
}
