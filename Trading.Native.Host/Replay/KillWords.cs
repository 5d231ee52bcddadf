// What a run has to say of its kills and breakers.
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Trading.Core.Pipeline;
using Trading.Core.Risk;

namespace Trading.Native.Host.Replay;

/// <summary>Kill and breakers for people and for machines.</summary>
internal static class KillWords
{
    public static IEnumerable<string> Of(ReplayOutcome outcome)
    {
        if (outcome.Kill != KillReason.None)
        {
            string ack = outcome.TimeToLastCancelAck.Value < 0
                ? $"{outcome.LiveOrders} orders were live to the end"
                : string.Create(CultureInfo.InvariantCulture, $"the last cancel was acknowledged after {outcome.TimeToLastCancelAck.Value:N0} ns");
            yield return $"The kill switch was engaged: {outcome.Kill} (K{(int)outcome.KillLevel}); {ack}.";
        }
        if (outcome.Counters.OrdersBlocked > 0) yield return $"The control word kept {outcome.Counters.OrdersBlocked} approved orders from leaving.";
        if (outcome.Counters.Rearms > 0) yield return $"Kills were re-armed {outcome.Counters.Rearms} times.";
        if (outcome.LatchFault is not null) yield return $"A kill could not be made durable: {outcome.LatchFault}.";
    }

    public static string Trips(PipelineCounters counters) => string.Join(", ", Tripped(counters).Select(t => $"{t.Name} {t.Count}"));

    public static void Write(Utf8JsonWriter w, ReplayOutcome outcome)
    {
        w.WriteString("kill", outcome.Kill.ToString());
        w.WriteNumber("kill_level", (int)outcome.KillLevel);
        w.WriteNumber("last_cancel_ack_nanos", outcome.TimeToLastCancelAck.Value);
        w.WriteNumber("live_orders", outcome.LiveOrders);
        w.WriteNumber("orders_blocked", outcome.Counters.OrdersBlocked);
        w.WriteNumber("kills", outcome.Counters.Kills);
        w.WriteNumber("rearms", outcome.Counters.Rearms);
        w.WriteNumber("commands", outcome.Counters.Commands);
        w.WriteNumber("commands_refused", outcome.Counters.CommandsRefused);
        if (outcome.LatchFault is not null) w.WriteString("latch_fault", outcome.LatchFault);
        w.WriteStartObject("breakers");
        foreach ((string name, long count) in Tripped(outcome.Counters)) w.WriteNumber(name, count);
        w.WriteEndObject();
    }

    private static IEnumerable<(string Name, long Count)> Tripped(PipelineCounters counters)
    {
        for (int i = 0; i < PipelineCounters.ModeSources; i++)
            if (counters.BreakerTrips[i] > 0) yield return (Reasons.Snake(((ModeSource)i).ToString()), counters.BreakerTrips[i]);
    }
}
