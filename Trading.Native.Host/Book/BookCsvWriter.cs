// Writes depth rows as CSV into a large byte buffer, without a string a row.
using System;
using System.Buffers.Text;
using System.Globalization;
using System.IO;
using System.Text;
using Trading.Core.Books;
using Trading.Core.Domain;

namespace Trading.Native.Host.Book;

/// <summary>Rows of message, timestamp and per level ask price, size, orders, bid price, size, orders. The header is written at once.</summary>
/// <remarks>One owner. Flushes to the stream when the next row might not fit; the owner flushes the rest.</remarks>
internal sealed class BookCsvWriter
{
    private const int BufferBytes = 1 << 20;
    private const int FieldBytesMax = 21; // a 64-bit integer with its sign, and a comma

    private readonly Stream output;
    private readonly int depth;
    private readonly int rowBytesMax;
    private readonly byte[] buffer;
    private int used;

    public BookCsvWriter(Stream output, int depth)
    {
        this.output = output;
        this.depth = depth;
        rowBytesMax = (2 + 6 * depth) * FieldBytesMax;
        buffer = new byte[Math.Max(BufferBytes, rowBytesMax)];
        output.Write(Header(depth));
    }

    public void WriteRow(long message, Nanos venueTime, DepthView asks, DepthView bids)
    {
        if (buffer.Length - used < rowBytesMax) Drain();
        Field(message);
        Field(venueTime.Value);
        for (int i = 0; i < depth; i++)
        {
            Level(asks[i]);
            Level(bids[i]);
        }
        buffer[used - 1] = (byte)'\n'; // in place of the last comma
    }

    public void Flush()
    {
        Drain();
        output.Flush();
    }

    private void Drain()
    {
        output.Write(buffer, 0, used);
        used = 0;
    }

    private void Level(BookLevel level)
    {
        Field(level.Price.Ticks);
        Field(level.Quantity.Lots);
        Field(level.OrderCount);
    }

    private void Field(long value)
    {
        Utf8Formatter.TryFormat(value, buffer.AsSpan(used), out int written);
        used += written;
        buffer[used++] = (byte)',';
    }

    internal static byte[] Header(int depth)
    {
        StringBuilder text = new("message,timestamp_ns");
        for (int i = 1; i <= depth; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $",ask_price_{i},ask_size_{i},ask_orders_{i},bid_price_{i},bid_size_{i},bid_orders_{i}");
        }
        return Encoding.ASCII.GetBytes(text.Append('\n').ToString());
    }
}
