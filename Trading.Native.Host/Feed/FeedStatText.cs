// The statistics of a feed for people.
using System;
using System.Globalization;
using Trading.Cli;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.MarketData;

namespace Trading.Native.Host.Feed;

/// <summary>A few lines and two tables; counts of things that went wrong appear only above zero.</summary>
internal static class FeedStatText
{
    private const int BusiestShown = 10;

    public static void Write(TapeFile tape, FeedStatistics s)
    {
        Console.WriteLine($"{tape.Path} ({tape.Origin.Name}): {Number(s.Messages)} messages, {Number(s.Symbols)} symbols, {Number(s.Bytes)} bytes");
        WriteTimes(s);
        foreach (SessionEvent e in s.SessionEvents) Console.WriteLine($"  {TimeOfDay(e.VenueTime)}  {e.Code} {e.Words}");
        Console.WriteLine($"orders: {Number(s.Of(BookStatus.UnknownReference))} unknown of {Number(s.References)} references, {Number(s.Resting)} resting at the end; "
            + $"volume {Number(s.Volume.PrintedLots)}, of it crosses {Number(s.Volume.CrossLots)}");
        WriteFaults(s);
        if (tape.Origin.Packets is { } packets) WritePackets(packets);
        Console.WriteLine();
        WriteTypes(s);
        Console.WriteLine();
        WriteBusiest(s);
    }

    private static void WriteTimes(FeedStatistics s)
    {
        if (!s.Rates.Any) return;
        Console.WriteLine($"{TimeOfDay(s.Rates.First)} to {TimeOfDay(s.Rates.Last)}, mean {s.Rates.MeanPerSecond.ToString("0.#", CultureInfo.InvariantCulture)}/s, "
            + $"peak {Number(s.Rates.Peak)} in the second from {TimeOfDay(new Nanos(s.Rates.PeakSecond * Nanos.PerSecond))}");
    }

    private static void WriteFaults(FeedStatistics s)
    {
        Fault(s.Feed.Rejected, "malformed messages");
        Fault(s.DamagedFrames, "places of lost framing");
        Fault(s.Feed.TimestampsBackwards, "timestamps run backwards");
        Fault(s.Of(BookStatus.DuplicateReference), "duplicate references");
        Fault(s.Of(BookStatus.QuantityExceeded), "events beyond an order's quantity");
        Fault(s.Of(BookStatus.InvalidValue), "zero quantities");
        Fault(s.Of(BookStatus.WrongInstrument), "references of another symbol");
        Fault(s.Of(BookStatus.CapacityFull), "orders beyond the capacity of this count");
    }

    private static void Fault(long count, string what)
    {
        if (count > 0) Console.WriteLine($"  {Number(count)} {what}");
    }

    private static void WritePackets(PacketTapeStats p)
    {
        Console.WriteLine($"packets: {Number(p.Packets)} of MoldUDP64 in {Number(p.Frames)} frames, {Number(p.Heartbeats)} heartbeats, {Number(p.EndsOfSession)} ends of session");
        Fault(p.Gaps, $"sequence gaps, {p.MissingMessages.ToString(CultureInfo.InvariantCulture)} messages missing");
        Fault(p.DuplicateMessages, "duplicate messages, dropped");
        Fault(p.LateMessages, "late messages, dropped");
        Fault(p.Unsequenced, "packets without a sequence");
        Fault(p.SessionChanges, "session changes");
        Fault(p.MalformedPackets, "malformed packets");
        Fault(p.CutFrames, "packets cut by the capture");
        Fault(p.ForeignFrames, "frames of something else");
        foreach (MoldSession session in p.Sessions)
            Console.WriteLine($"  session {session.Id} from sequence {session.FirstSequence.ToString(CultureInfo.InvariantCulture)}: {Number(session.Packets)} packets, {Number(session.Messages)} messages");
    }

    private static void WriteTypes(FeedStatistics s)
    {
        var table = new ConsoleTable("type", "messages", "meaning");
        foreach (byte type in Itch50.Types)
            if (s.Feed.OfType(type) > 0) table.Row(((char)type).ToString(), Number(s.Feed.OfType(type)), ItchTypeNames.Of(type));
        table.Write(Console.Out);
    }

    private static void WriteBusiest(FeedStatistics s)
    {
        var table = new ConsoleTable("symbol", "locate", "messages");
        foreach ((ushort locate, string symbol, long messages) in s.Busiest(BusiestShown))
            table.Row(symbol.Length > 0 ? symbol : "(not named)", Number(locate), Number(messages));
        table.Write(Console.Out);
    }

    private static string TimeOfDay(Nanos time) =>
        TimeSpan.FromTicks(time.Value / TimeSpan.NanosecondsPerTick).ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture) + "." + (time.Value % Nanos.PerSecond).ToString("d9", CultureInfo.InvariantCulture);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
