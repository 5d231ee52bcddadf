// The seam to recorded bytes: a mapped file in the hosts, an array in tests.
using System;

namespace Trading.Core.Pipeline;

/// <summary>A recorded stream, seen in windows. Implemented by structs and used through a type parameter.</summary>
public interface ITape
{
    long Length { get; }

    /// <summary>The bytes from an offset on; offset + length is within the tape.</summary>
    ReadOnlySpan<byte> Window(long offset, int length);
}
