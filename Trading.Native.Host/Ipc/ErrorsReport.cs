// `trading aeron errors`: the distinct errors of a driver.
using System;
using System.Collections.Generic;
using System.Globalization;
using Trading.Aeron.Concurrent;
using Trading.Cli;

namespace Trading.Native.Host.Ipc;

/// <summary>Each error with how often and when.</summary>
internal static class ErrorsReport
{
    public static void Write(DriverDirectory driver, bool json)
    {
        IReadOnlyList<ErrorObservation> errors = ErrorLogReader.Read(driver.Cnc.ErrorLog);
        if (json) WriteJson(driver, errors);
        else WriteText(driver, errors);
    }

    private static void WriteText(DriverDirectory driver, IReadOnlyList<ErrorObservation> errors)
    {
        foreach (ErrorObservation error in errors) Console.WriteLine($"{error.Count} times from {Time(error.FirstObservationMs)} to {Time(error.LastObservationMs)}\n  {error.Text.Replace("\n", "\n  ", StringComparison.Ordinal)}");
        Console.WriteLine($"{driver.Path}: {errors.Count} distinct errors");
    }

    private static void WriteJson(DriverDirectory driver, IReadOnlyList<ErrorObservation> errors) => JsonOutput.Write(w =>
    {
        w.WriteString("directory", driver.Path);
        w.WriteStartArray("errors");
        foreach (ErrorObservation error in errors)
        {
            w.WriteStartObject();
            w.WriteNumber("count", error.Count);
            w.WriteNumber("first_time_ms", error.FirstObservationMs);
            w.WriteNumber("last_time_ms", error.LastObservationMs);
            w.WriteString("text", error.Text);
            w.WriteEndObject();
        }
        w.WriteEndArray();
    });

    private static string Time(long epochMs) => DateTimeOffset.FromUnixTimeMilliseconds(epochMs).ToString("yyyy-MM-dd HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
