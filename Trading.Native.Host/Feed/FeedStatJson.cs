// The statistics of a feed for programs.
using System.Text.Json;
using Trading.Cli;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.MarketData;

namespace Trading.Native.Host.Feed;

/// <summary>Writes the object that docs/formats/json-output.md describes.</summary>
internal static class FeedStatJson
{
    private const int BusiestShown = 20;

    public static void Write(TapeFile tape, FeedStatistics s) => JsonOutput.Write(w =>
    {
        w.WriteString("input", tape.Path);
        w.WriteString("kind", tape.Origin.Name);
        w.WriteNumber("bytes", s.Bytes);
        w.WriteNumber("messages", s.Messages);
        WriteTypes(w, s);
        WriteSymbols(w, s);
        WriteTimes(w, s);
        WriteOrders(w, s);
        WriteDamage(w, tape, s);
        WriteSessions(w, tape, s);
    });

    private static void WriteTypes(Utf8JsonWriter w, FeedStatistics s)
    {
        w.WriteStartObject("types");
        foreach (byte type in Itch50.Types)
            if (s.Feed.OfType(type) > 0) w.WriteNumber(((char)type).ToString(), s.Feed.OfType(type));
        w.WriteEndObject();
    }

    private static void WriteSymbols(Utf8JsonWriter w, FeedStatistics s)
    {
        w.WriteNumber("symbols", s.Symbols);
        w.WriteStartArray("busiest");
        foreach ((ushort locate, string symbol, long messages) in s.Busiest(BusiestShown))
        {
            w.WriteStartObject();
            w.WriteString("symbol", symbol);
            w.WriteNumber("locate", locate);
            w.WriteNumber("messages", messages);
            w.WriteEndObject();
        }
        w.WriteEndArray();
    }

    private static void WriteTimes(Utf8JsonWriter w, FeedStatistics s)
    {
        if (s.Rates.Any)
        {
            w.WriteNumber("first_time_ns", s.Rates.First.Value);
            w.WriteNumber("last_time_ns", s.Rates.Last.Value);
        }
        w.WriteNumber("mean_per_second", s.Rates.MeanPerSecond);
        w.WriteNumber("peak_per_second", s.Rates.Peak);
        w.WriteNumber("peak_second_ns", s.Rates.PeakSecond * Nanos.PerSecond);
        w.WriteNumber("timestamps_backwards", s.Feed.TimestampsBackwards);
    }

    private static void WriteOrders(Utf8JsonWriter w, FeedStatistics s)
    {
        w.WriteNumber("references", s.References);
        w.WriteNumber("unknown_references", s.Of(BookStatus.UnknownReference));
        w.WriteNumber("duplicate_references", s.Of(BookStatus.DuplicateReference));
        w.WriteNumber("quantity_exceeded", s.Of(BookStatus.QuantityExceeded));
        w.WriteNumber("invalid_values", s.Of(BookStatus.InvalidValue));
        w.WriteNumber("wrong_instrument", s.Of(BookStatus.WrongInstrument));
        w.WriteNumber("capacity_full", s.Of(BookStatus.CapacityFull));
        w.WriteNumber("resting_orders", s.Resting);
        w.WriteNumber("printed_volume", s.Volume.PrintedLots);
        w.WriteNumber("cross_volume", s.Volume.CrossLots);
        w.WriteNumber("non_printable_volume", s.Volume.NonPrintableLots);
    }

    private static void WriteDamage(Utf8JsonWriter w, TapeFile tape, FeedStatistics s)
    {
        w.WriteNumber("malformed", s.Feed.Rejected);
        w.WriteNumber("unknown_types", s.Feed.Of(DecodeStatus.UnknownType));
        w.WriteNumber("wrong_lengths", s.Feed.Of(DecodeStatus.WrongLength));
        w.WriteNumber("invalid_fields", s.Feed.Of(DecodeStatus.InvalidField));
        w.WriteNumber("symbol_conflicts", s.Feed.Of(DecodeStatus.SymbolConflict));
        w.WriteNumber("damaged_frames", s.DamagedFrames);
        w.WriteBoolean("truncated_tail", s.Of(FrameStatus.TruncatedTail) > 0);
        w.WriteNumber("first_damage_offset", s.FirstDamageOffset);
        if (tape.Origin.Damage is not null) w.WriteString("file_damage", tape.Origin.Damage);
        PacketTapeStats p = tape.Origin.Packets ?? new PacketTapeStats();
        w.WriteNumber("gaps", p.Gaps);
        w.WriteNumber("missing_messages", p.MissingMessages);
        w.WriteNumber("duplicates", p.DuplicateMessages);
        w.WriteNumber("late", p.LateMessages);
        if (tape.Origin.Packets is not null) WritePackets(w, p);
    }

    private static void WritePackets(Utf8JsonWriter w, PacketTapeStats p)
    {
        w.WriteStartObject("packets");
        w.WriteNumber("frames", p.Frames);
        w.WriteNumber("moldudp64", p.Packets);
        w.WriteNumber("heartbeats", p.Heartbeats);
        w.WriteNumber("ends_of_session", p.EndsOfSession);
        w.WriteNumber("session_changes", p.SessionChanges);
        w.WriteNumber("unsequenced", p.Unsequenced);
        w.WriteNumber("malformed", p.MalformedPackets);
        w.WriteNumber("cut", p.CutFrames);
        w.WriteNumber("foreign", p.ForeignFrames);
        w.WriteEndObject();
    }

    private static void WriteSessions(Utf8JsonWriter w, TapeFile tape, FeedStatistics s)
    {
        w.WriteStartArray("sessions");
        foreach (MoldSession session in tape.Origin.Packets?.Sessions ?? [])
        {
            w.WriteStartObject();
            w.WriteString("id", session.Id);
            w.WriteNumber("first_sequence", session.FirstSequence);
            w.WriteNumber("packets", session.Packets);
            w.WriteNumber("messages", session.Messages);
            w.WriteEndObject();
        }
        w.WriteEndArray();
        w.WriteStartArray("session_events");
        foreach (SessionEvent e in s.SessionEvents)
        {
            w.WriteStartObject();
            w.WriteString("code", e.Code.ToString());
            w.WriteNumber("time_ns", e.VenueTime.Value);
            w.WriteEndObject();
        }
        w.WriteEndArray();
    }
}
