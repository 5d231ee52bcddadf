// Says what a book dump saw: counts to stdout, damage to stderr, and the exit code that follows.
using System;
using System.Globalization;
using System.Text.Json;
using Trading.Cli;
using Trading.Core.Books;

namespace Trading.Native.Host.Book;

/// <summary>The last words of the verb <c>book</c>.</summary>
public static class BookReport
{
    /// <summary>Prints and gives the exit code: damage in the tape is bad input, a book beyond capacity is refused, all else is done.</summary>
    public static int Tell(BookDumpResult result, bool json, string output)
    {
        if (json) JsonOutput.Write(w => WriteJson(w, result, output));
        else WriteText(result, output);
        Warn(result);
        if (result.Of(BookStatus.CapacityFull) > 0) return ExitCode.Refused;
        return result.FirstDamageOffset >= 0 ? ExitCode.BadInput : ExitCode.Done;
    }

    private static void WriteText(BookDumpResult r, string output)
    {
        Console.WriteLine($"{Number(r.Rows)} rows from {Number(r.Messages)} messages in {output}");
        if (Disagreements(r) > 0)
            Console.WriteLine($"{Number(r.Of(BookStatus.UnknownReference))} unknown references, {Number(r.Of(BookStatus.DuplicateReference))} duplicate, "
                + $"{Number(r.Of(BookStatus.QuantityExceeded))} beyond the order's quantity, {Number(r.Of(BookStatus.InvalidValue))} with impossible values");
    }

    private static void Warn(BookDumpResult r)
    {
        if (r.FirstDamageOffset >= 0)
            Console.Error.WriteLine($"warning: the tape is damaged: {Number(r.DamagedFrames)} bad frames and {Number(r.RejectedMessages)} bad messages, "
                + $"the first at byte offset {Number(r.FirstDamageOffset)}: {r.FirstDamage}. The output holds all that could be read.");
        if (r.Feed.TimestampsBackwards > 0)
            Console.Error.WriteLine($"warning: {Number(r.Feed.TimestampsBackwards)} timestamps run backwards; messages were applied in the tape's order.");
        if (r.MissedOrderEvents > 0)
            Console.Error.WriteLine($"warning: {Number(r.MissedOrderEvents)} order events came before the tape named the symbol; they are not in the book.");
        if (r.Of(BookStatus.CapacityFull) > 0)
            Console.Error.WriteLine($"warning: {Number(r.Of(BookStatus.CapacityFull))} updates exceeded the capacity of {Number(BookDump.OrderCapacity)} orders or "
                + $"{Number(BookDump.LevelCapacity)} levels a side and are not in the book.");
    }

    private static void WriteJson(Utf8JsonWriter w, BookDumpResult r, string output)
    {
        w.WriteString("output", output);
        w.WriteNumber("bytes", r.Bytes);
        w.WriteNumber("messages", r.Messages);
        w.WriteNumber("rows", r.Rows);
        w.WriteNumber("resting_orders", r.Resting);
        w.WriteNumber("unknown_references", r.Of(BookStatus.UnknownReference));
        w.WriteNumber("duplicate_references", r.Of(BookStatus.DuplicateReference));
        w.WriteNumber("quantity_exceeded", r.Of(BookStatus.QuantityExceeded));
        w.WriteNumber("invalid_values", r.Of(BookStatus.InvalidValue));
        w.WriteNumber("capacity_full", r.Of(BookStatus.CapacityFull));
        w.WriteNumber("wrong_instrument", r.Of(BookStatus.WrongInstrument));
        w.WriteNumber("missed_order_events", r.MissedOrderEvents);
        w.WriteNumber("timestamps_backwards", r.Feed.TimestampsBackwards);
        w.WriteNumber("damaged_frames", r.DamagedFrames);
        w.WriteNumber("rejected_messages", r.RejectedMessages);
        if (r.FirstDamageOffset < 0) return;
        w.WriteStartObject("first_damage");
        w.WriteNumber("offset", r.FirstDamageOffset);
        w.WriteString("what", r.FirstDamage);
        w.WriteEndObject();
    }

    private static long Disagreements(BookDumpResult r) =>
        r.Of(BookStatus.UnknownReference) + r.Of(BookStatus.DuplicateReference) + r.Of(BookStatus.QuantityExceeded) + r.Of(BookStatus.InvalidValue);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
