// What a reader must know before believing the pictures: a killed run, a stale instrument, bytes that were not understood.
using System;
using System.Collections.Generic;
using Trading.Core.Risk;
using Trading.Native.Host.Replay;

namespace Trading.Native.Host.Report;

/// <summary>Warnings in words at the top of the report; none after a clean run with fills.</summary>
internal static class Notices
{
    public static void Write(Markup page, ReplayInputs inputs, ReplayOutcome outcome)
    {
        foreach (string notice in Of(inputs, outcome)) page.Element("p", notice, ("class", "notice"), ("role", "note"));
    }

    private static IEnumerable<string> Of(ReplayInputs inputs, ReplayOutcome outcome)
    {
        if (outcome.Kill != KillReason.None) yield return $"Killed: the kill switch was engaged ({Cause(outcome.Kill)}). From then on no new order left; the figures are those of a stopped run.";
        if (outcome.Stale != StaleReason.None) yield return $"Stale: feed and book of {inputs.Symbol} disagree ({outcome.Stale}), so nothing was traded from then on; the price drawn after that is not to be believed, and an open position keeps its last good mark.";
        if (outcome.BadBytes)
        {
            string where = outcome.FirstBadFrame >= 0 ? $", the first at byte {Words.Count(outcome.FirstBadFrame)} of the tape" : "";
            yield return $"Damaged tape: {Words.Plural(outcome.Counters.Malformed, "message", "messages")} not understood, framing lost {Words.Plural(outcome.Counters.FramingLost, "time", "times")}{where}.";
        }
        if (outcome.TruncatedTail) yield return "The tape ends inside a message: the recording was cut off.";
        if (outcome.Counters.Fills == 0) yield return outcome.Counters.OrdersSent == 0 ? "No order was sent, so there is no profit to judge." : "No order was filled, so there is no profit to judge.";
        if (outcome.AllocatedBytes > 0) yield return $"{Words.Count(outcome.AllocatedBytes)} bytes were allocated after arming; it should be none.";
    }

    private static string Cause(KillReason reason) => reason switch
    {
        KillReason.Operator => "by the operator",
        KillReason.MaxLoss => "the loss limit was reached",
        KillReason.MaxDrawdown => "the drawdown limit was reached",
        KillReason.UnexplainedReport => "a report came that no order of ours explains",
        KillReason.Latched => "the control directory said so before the start",
        KillReason.ControlWord => "the control word blocked it",
        KillReason.DuplicateExecution => "an execution came twice with different numbers",
        KillReason.FillAfterEnd => "a fill came long after the end of its order",
        KillReason.ReconciliationBreak => "our books and the venue's differ",
        KillReason.JournalFull => "the journal could not take an event",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "a kill reason without words"),
    };
}
