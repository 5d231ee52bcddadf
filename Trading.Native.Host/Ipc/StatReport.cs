// `trading aeron stat`: the counters of a driver.
using System;
using System.Globalization;
using System.Linq;
using Trading.Aeron.Concurrent;
using Trading.Aeron.Protocol;
using Trading.Cli;

namespace Trading.Native.Host.Ipc;

/// <summary>One line or object a counter.</summary>
internal static class StatReport
{
    public static void Write(DriverDirectory driver, bool json)
    {
        if (json) WriteJson(driver);
        else WriteText(driver);
    }

    private static void WriteText(DriverDirectory driver)
    {
        long age = driver.HeartbeatAgeMs;
        string life = age < 0 ? "ended" : $"heartbeat {age} ms ago";
        Console.WriteLine($"{driver.Path}: cnc {SemanticVersion.ToString(driver.Cnc.Version)}, driver {DriverVersion(driver)}, pid {driver.Cnc.Pid}, {life}, client liveness {driver.Cnc.ClientLivenessTimeoutNs / 1_000_000} ms");
        var table = new ConsoleTable("id", "value", "label");
        foreach (CounterView counter in driver.Counters.All()) table.Row($"{counter.Id}", counter.Value.ToString("N0", CultureInfo.InvariantCulture), counter.Label);
        table.Write(Console.Out);
    }

    private static void WriteJson(DriverDirectory driver) => JsonOutput.Write(w =>
    {
        w.WriteString("directory", driver.Path);
        w.WriteString("cnc_version", SemanticVersion.ToString(driver.Cnc.Version));
        w.WriteString("driver_version", DriverVersion(driver));
        w.WriteNumber("pid", driver.Cnc.Pid);
        w.WriteNumber("start_time_ms", driver.Cnc.StartTimestampMs);
        w.WriteNumber("heartbeat_age_ms", driver.HeartbeatAgeMs);
        w.WriteNumber("client_liveness_ms", driver.Cnc.ClientLivenessTimeoutNs / 1_000_000);
        w.WriteStartArray("counters");
        foreach (CounterView counter in driver.Counters.All())
        {
            w.WriteStartObject();
            w.WriteNumber("id", counter.Id);
            w.WriteNumber("type", counter.TypeId);
            w.WriteNumber("value", counter.Value);
            w.WriteNumber("registration_id", counter.RegistrationId);
            w.WriteNumber("owner_id", counter.OwnerId);
            w.WriteNumber("reference_id", counter.ReferenceId);
            w.WriteString("label", counter.Label);
            w.WriteEndObject();
        }
        w.WriteEndArray();
    });

    private static string DriverVersion(DriverDirectory driver)
    {
        // Older drivers have no such counter: the id may then be something else.
        CounterView version = driver.Counters.All().FirstOrDefault(counter => counter.TypeId == AeronCounters.SystemTypeId && counter.Label.StartsWith("Aeron software", StringComparison.Ordinal));
        return version.Label is null ? "unknown" : SemanticVersion.ToString((int)version.Value);
    }
}
