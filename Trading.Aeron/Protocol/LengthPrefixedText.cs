// Text in commands and events: an i32 length and the bytes.
using System;
using System.Text;
using Trading.Aeron.Memory;

namespace Trading.Aeron.Protocol;

/// <summary>Reads and writes text that another process wrote or will read; a length is never believed before it fits.</summary>
internal static class LengthPrefixedText
{
    public static int ByteCount(string text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>Writes length and bytes; returns the offset behind.</summary>
    public static int Put(UnsafeBuffer buffer, int offset, string text)
    {
        int length = ByteCount(text);
        buffer.PutInt(offset, length);
        Encoding.UTF8.GetBytes(text, buffer.AsSpan(offset + sizeof(int), length));
        return offset + sizeof(int) + length;
    }

    /// <summary>Reads text that must end before <paramref name="end"/>.</summary>
    public static bool TryGet(UnsafeBuffer buffer, int offset, int end, out string text)
    {
        text = "";
        if (offset > end - sizeof(int)) return false;
        int length = buffer.GetInt(offset);
        if (length < 0 || length > end - offset - sizeof(int)) return false;
        text = buffer.GetString(offset + sizeof(int), length);
        return true;
    }

    /// <summary>Reads bytes that must end before <paramref name="end"/>.</summary>
    public static bool TryGetBytes(UnsafeBuffer buffer, int offset, int end, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        if (offset > end - sizeof(int)) return false;
        int length = buffer.GetInt(offset);
        if (length < 0 || length > end - offset - sizeof(int)) return false;
        bytes = buffer.AsSpan(offset + sizeof(int), length);
        return true;
    }
}
