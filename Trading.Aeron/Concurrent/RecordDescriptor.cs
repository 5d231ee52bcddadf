// The record header that the command ring and the broadcast buffer share.
namespace Trading.Aeron.Concurrent;

/// <summary>i32 length with the header included, i32 type, payload; records start at multiples of 8.</summary>
public static class RecordDescriptor
{
    public const int LengthOffset = 0;
    public const int TypeOffset = 4;
    public const int HeaderLength = 8;
    public const int Alignment = 8;

    /// <summary>Type of a record that only fills space.</summary>
    public const int PaddingMessageTypeId = -1;

    /// <summary>Rounds up to a multiple of a power of two.</summary>
    public static int Align(int value, int alignment) => (value + (alignment - 1)) & ~(alignment - 1);

    /// <inheritdoc cref="Align(int, int)"/>
    public static long Align(long value, long alignment) => (value + (alignment - 1)) & ~(alignment - 1);
}
