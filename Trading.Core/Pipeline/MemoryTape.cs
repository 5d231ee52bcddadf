// A tape that is already in memory.
using System;
using Trading.Core.Diagnostics;

namespace Trading.Core.Pipeline;

/// <summary>An array as an <see cref="ITape"/>.</summary>
[HotPath]
public readonly struct MemoryTape(byte[] bytes) : ITape
{
    public long Length => bytes.Length;

    public ReadOnlySpan<byte> Window(long offset, int length) => bytes.AsSpan((int)offset, length);
}
