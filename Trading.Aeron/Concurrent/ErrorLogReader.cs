// Reads the error log of any driver.
using System.Collections.Generic;
using Trading.Aeron.Memory;

namespace Trading.Aeron.Concurrent;

/// <summary>One distinct error; times in epoch milliseconds.</summary>
public sealed record ErrorObservation(int Count, long FirstObservationMs, long LastObservationMs, string Text);

/// <summary>Walks the entries until the first that has no length yet.</summary>
public static class ErrorLogReader
{
    public static IReadOnlyList<ErrorObservation> Read(UnsafeBuffer buffer)
    {
        var errors = new List<ErrorObservation>();
        int offset = 0;
        while (offset <= buffer.Capacity - DistinctErrorLog.TextOffset)
        {
            int length = buffer.GetIntVolatile(offset);
            // Not yet written, or the bytes of something that is no error log.
            if (length < DistinctErrorLog.TextOffset || length > buffer.Capacity - offset) break;
            errors.Add(new ErrorObservation(
                buffer.GetIntVolatile(offset + DistinctErrorLog.ObservationCountOffset),
                buffer.GetLong(offset + DistinctErrorLog.FirstObservationTimestampOffset),
                buffer.GetLongVolatile(offset + DistinctErrorLog.LastObservationTimestampOffset),
                buffer.GetString(offset + DistinctErrorLog.TextOffset, length - DistinctErrorLog.TextOffset)));
            offset = RecordDescriptor.Align(offset + length, DistinctErrorLog.RecordAlignment);
        }
        return errors;
    }
}
