// The line scenario's result for people and for machines.
using System;
using System.Globalization;
using Trading.Cli;
using Trading.Native.Host.Replay;

namespace Trading.Native.Host.Bench;

/// <summary>The JSON form is the one all scenarios share: docs/formats/json-output.md.</summary>
internal static class LineBenchOutput
{
    public static void WriteJson(LineBenchResult result) => JsonOutput.Write(w =>
    {
        w.WriteString("scenario", "line");
        w.WriteString("tape", result.Tape);
        w.WriteString("symbol", result.Inputs.Symbol.ToString());
        w.WriteString("signature", ReplayJson.Hex(result.Outcome.Signature));
        w.WriteString("book_hash", ReplayJson.Hex(result.Outcome.BookHash));
        w.WriteNumber("messages", result.Outcome.Counters.Messages);
        w.WriteNumber("orders", result.Outcome.Counters.OrdersSent);
        w.WriteNumber("fills", result.Outcome.Counters.Fills);
        w.WriteNumber("allocated_bytes", result.AllocatedBytes);
        w.WriteNumber("messages_per_second", (long)result.MessagesPerSecond);
        w.WriteNumber("runs", result.Runs);
        w.WriteString("kernel", result.Outcome.Kernel);
        ReplayJson.WriteStages(w, result.Stages);
    });

    public static void WriteText(LineBenchResult result)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"line: {result.Tape}, {result.Inputs.Symbol}, {result.Outcome.Counters.Messages:N0} messages, {result.Runs} runs, model kernel {result.Outcome.Kernel}"));
        Console.WriteLine($"signature {ReplayJson.Hex(result.Outcome.Signature)}, the same in every run");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{result.MessagesPerSecond:N0} messages a second (simulated venue included), {result.AllocatedBytes} bytes allocated after arming"));
        Console.WriteLine();
        ReplayText.WriteStages(result.Stages);
        Console.WriteLine();
        Console.WriteLine("total and tick_to_order are measured without marks inside the path; each stage includes one clock reading.");
    }
}
