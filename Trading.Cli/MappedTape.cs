// A mapped tape file as the core's tape seam.
using System;
using Trading.Core.Pipeline;

namespace Trading.Cli;

/// <summary>The first bytes of a <see cref="TapeFile"/> as an <see cref="ITape"/>; usually all of them.</summary>
public readonly struct MappedTape(TapeFile file, long length) : ITape
{
    public MappedTape(TapeFile file) : this(file, file.Length)
    {
    }

    public long Length => length;

    public ReadOnlySpan<byte> Window(long offset, int length) => file.Window(offset, length);
}
