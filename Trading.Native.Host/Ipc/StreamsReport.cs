// `trading aeron streams`: publications with their subscribers, put together from the position counters.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Trading.Aeron.Concurrent;
using Trading.Aeron.Memory;
using Trading.Aeron.Protocol;
using Trading.Cli;

namespace Trading.Native.Host.Ipc;

/// <summary>One publication a block: position, limit, and each subscriber's distance.</summary>
internal static class StreamsReport
{
    private sealed record Stream(long RegistrationId, int SessionId, int StreamId, string Channel, bool IsExclusive, long Position, long Limit, IReadOnlyList<Reader> Readers);

    private sealed record Reader(long RegistrationId, long ClientId, long Position, string Channel);

    public static void Write(DriverDirectory driver, bool json)
    {
        List<Stream> streams = Collect(driver);
        if (json) WriteJson(driver, streams);
        else WriteText(driver, streams);
    }

    private static List<Stream> Collect(DriverDirectory driver)
    {
        List<CounterView> counters = [.. driver.Counters.All()];
        return [.. counters.Where(counter => counter.TypeId == AeronCounters.PublisherPositionTypeId).Select(position => Describe(driver, counters, position))];
    }

    private static Stream Describe(DriverDirectory driver, List<CounterView> counters, CounterView position)
    {
        UnsafeBuffer key = driver.Counters.GetKey(position.Id);
        CounterView limit = counters.Find(counter => counter.TypeId == AeronCounters.PublisherLimitTypeId && counter.RegistrationId == position.RegistrationId);
        var readers = counters.Where(counter => counter.TypeId == AeronCounters.SubscriberPositionTypeId && counter.ReferenceId == position.RegistrationId)
            .Select(counter => new Reader(counter.RegistrationId, counter.OwnerId, counter.Value, ChannelOf(driver.Counters.GetKey(counter.Id)))).ToList();
        return new Stream(
            position.RegistrationId, key.GetInt(AeronCounters.StreamKeySessionIdOffset), key.GetInt(AeronCounters.StreamKeyStreamIdOffset), ChannelOf(key),
            position.Label.Contains("(exclusive)", StringComparison.Ordinal), position.Value, limit.Value, readers);
    }

    private static string ChannelOf(UnsafeBuffer key)
    {
        int length = Math.Clamp(key.GetInt(AeronCounters.StreamKeyChannelLengthOffset), 0, key.Capacity - AeronCounters.StreamKeyChannelOffset);
        return key.GetString(AeronCounters.StreamKeyChannelOffset, length);
    }

    private static void WriteText(DriverDirectory driver, List<Stream> streams)
    {
        foreach (Stream stream in streams)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"stream {stream.StreamId} session {stream.SessionId} {(stream.IsExclusive ? "exclusive" : "shared")} publication {stream.RegistrationId} {stream.Channel}: position {stream.Position:N0}, limit {stream.Limit:N0}"));
            foreach (Reader reader in stream.Readers)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"  subscription {reader.RegistrationId} of client {reader.ClientId} {reader.Channel}: position {reader.Position:N0}, {Math.Max(stream.Position - reader.Position, 0):N0} behind"));
            }
        }
        Console.WriteLine($"{driver.Path}: {streams.Count} publications");
    }

    private static void WriteJson(DriverDirectory driver, List<Stream> streams) => JsonOutput.Write(w =>
    {
        w.WriteString("directory", driver.Path);
        w.WriteStartArray("streams");
        foreach (Stream stream in streams)
        {
            w.WriteStartObject();
            w.WriteNumber("registration_id", stream.RegistrationId);
            w.WriteNumber("session_id", stream.SessionId);
            w.WriteNumber("stream_id", stream.StreamId);
            w.WriteString("channel", stream.Channel);
            w.WriteBoolean("exclusive", stream.IsExclusive);
            w.WriteNumber("position", stream.Position);
            w.WriteNumber("limit", stream.Limit);
            w.WriteStartArray("subscribers");
            foreach (Reader reader in stream.Readers)
            {
                w.WriteStartObject();
                w.WriteNumber("registration_id", reader.RegistrationId);
                w.WriteNumber("client_id", reader.ClientId);
                w.WriteString("channel", reader.Channel);
                w.WriteNumber("position", reader.Position);
                w.WriteNumber("behind", Math.Max(stream.Position - reader.Position, 0));
                w.WriteEndObject();
            }
            w.WriteEndArray();
            w.WriteEndObject();
        }
        w.WriteEndArray();
    });
}
