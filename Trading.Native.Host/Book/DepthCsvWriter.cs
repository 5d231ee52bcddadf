// Writes the rows of a by-price book as CSV, with decimals.
using System;
using System.Buffers.Text;
using System.IO;
using Trading.Core.Books;
using Trading.Core.Domain;

namespace Trading.Native.Host.Book;

/// <summary>The columns of <see cref="BookCsvWriter"/>; prices and sizes as decimals of the instrument's scale, the number of orders as -1 (unknown).</summary>
/// <remarks>One owner. Flushes to the stream when the next row might not fit; the owner flushes the rest.</remarks>
internal sealed class DepthCsvWriter
{
    private const int BufferBytes = 1 << 20;
    private const int FieldBytesMax = DecimalText.LengthMax + 1; // and a comma

    private readonly Stream output;
    private readonly int depth;
    private readonly int rowBytesMax;
    private readonly byte[] buffer;
    private int used;

    public DepthCsvWriter(Stream output, int depth)
    {
        this.output = output;
        this.depth = depth;
        rowBytesMax = (2 + 6 * depth) * FieldBytesMax;
        buffer = new byte[Math.Max(BufferBytes, rowBytesMax)];
        output.Write(BookCsvWriter.Header(depth));
    }

    /// <summary>Rows written after the header.</summary>
    public long Rows { get; private set; }

    public void WriteRow(long message, Nanos time, PriceLevelBook book, DecimalScale scale)
    {
        if (buffer.Length - used < rowBytesMax) Drain();
        Field(message);
        Field(time.Value);
        DepthLevels asks = book.Levels(Side.Sell), bids = book.Levels(Side.Buy);
        for (int i = 0; i < depth; i++)
        {
            Level(asks[i], scale);
            Level(bids[i], scale);
        }
        buffer[used - 1] = (byte)'\n'; // in place of the last comma
        Rows++;
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

    private void Level(DepthLevel level, DecimalScale scale)
    {
        if (level.IsEmpty)
        {
            "0,0,0,"u8.CopyTo(buffer.AsSpan(used));
            used += "0,0,0,"u8.Length;
            return;
        }
        used += DecimalText.Write(level.Price.Ticks, scale.PriceDecimals, buffer.AsSpan(used));
        buffer[used++] = (byte)',';
        used += DecimalText.Write(level.Quantity.Lots, scale.QuantityDecimals, buffer.AsSpan(used));
        ",-1,"u8.CopyTo(buffer.AsSpan(used));
        used += ",-1,"u8.Length;
    }

    private void Field(long value)
    {
        Utf8Formatter.TryFormat(value, buffer.AsSpan(used), out int written);
        used += written;
        buffer[used++] = (byte)',';
    }
}
