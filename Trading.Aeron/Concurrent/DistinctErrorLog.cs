// The error log in shared memory: each distinct error once, with how often and when.
using System;
using System.Collections.Generic;
using System.Text;
using Trading.Aeron.Memory;

namespace Trading.Aeron.Concurrent;

/// <summary>Writes the log, specification section 6. Thread-safe; readers in other processes see an entry once its length is there.</summary>
public sealed class DistinctErrorLog(UnsafeBuffer buffer, Func<long> epochClock)
{
    public const int LengthOffset = 0;
    public const int ObservationCountOffset = 4;
    public const int LastObservationTimestampOffset = 8;
    public const int FirstObservationTimestampOffset = 16;
    public const int TextOffset = 24;
    public const int RecordAlignment = 8;

    private readonly Dictionary<string, int> _offsets = [];
    private readonly object _gate = new();
    private int _next;

    /// <summary>Counts an error; false when it is new and there is no room for it.</summary>
    public bool Record(Exception error) => Record($"{error.GetType().FullName}: {error.Message}");

    /// <inheritdoc cref="Record(Exception)"/>
    public bool Record(string text)
    {
        lock (_gate)
        {
            long now = epochClock();
            if (!_offsets.TryGetValue(text, out int offset))
            {
                if (!TryAppend(text, now, out offset)) return false;
                _offsets.Add(text, offset);
            }
            buffer.GetAndAddInt(offset + ObservationCountOffset, 1);
            buffer.PutLongOrdered(offset + LastObservationTimestampOffset, now);
            return true;
        }
    }

    private bool TryAppend(string text, long now, out int offset)
    {
        byte[] encoded = Encoding.UTF8.GetBytes(text);
        offset = _next;
        int length = TextOffset + encoded.Length;
        if (offset > buffer.Capacity - length) return false;
        buffer.PutBytes(offset + TextOffset, encoded);
        buffer.PutLong(offset + FirstObservationTimestampOffset, now);
        buffer.PutInt(offset + ObservationCountOffset, 0);
        buffer.PutIntOrdered(offset + LengthOffset, length);
        _next = RecordDescriptor.Align(offset + length, RecordAlignment);
        return true;
    }
}
