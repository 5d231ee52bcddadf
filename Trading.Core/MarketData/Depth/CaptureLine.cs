// A line of a raw websocket recording.
using System;
using System.Buffers.Text;
using Trading.Core.Domain;

namespace Trading.Core.MarketData.Depth;

/// <summary>Splits <c>&lt;local ns&gt; &lt;json&gt;</c>: when the recorder got the message, in nanoseconds since 1970, and the message as it came.</summary>
public static class CaptureLine
{
    public static bool TrySplit(ReadOnlySpan<byte> line, out Nanos localTime, out ReadOnlySpan<byte> message)
    {
        localTime = default;
        message = default;
        int space = line.IndexOf((byte)' ');
        if (space <= 0 || !Utf8Parser.TryParse(line[..space], out long nanos, out int used) || used != space || nanos < 0) return false;
        localTime = new Nanos(nanos);
        message = line[(space + 1)..];
        return message.Length > 0;
    }
}
