// A journaled run, replayed from its journal alone into a second engine: the same signature, bit for bit, also of every prefix.
using System;
using System.Collections.Generic;
using System.IO;
using Trading.Core.Domain;
using Trading.Core.Journal;
using Trading.Core.Orders;
using Trading.Core.Pipeline;
using Trading.Core.Signals;
using Trading.Core.Simulation.Market;
using Trading.Core.Telemetry;
using Trading.Tests.Support;
using Trading.Tests.Support.Engines;
using Trading.Tests.Support.Market;
using Xunit;

namespace Trading.Tests.Integration.Line;

public sealed class JournalReplayTests
{
    private const string Goog = "itch/GOOG-2012-06-21.itch";
    private static readonly JournalFileHeader Header = new() { FirstSequence = 1 };

    [Fact]
    public void A_synthetic_day_with_damage_and_commands_replays_from_its_journal_and_from_every_prefix()
    {
        byte[] tape = Tapes.Make(SyntheticMarketOptions.Demo(21, symbols: 2, minutes: 20));
        byte[] torn = [.. tape[..^3]];
        AssertReplays(torn, Engine.Quoter, 2000, "SYNA", "SYNB");
        AssertReplays(torn, Engine.Taker(2), 2000, "SYNA", "SYNB");
    }

    [DataFact(Goog)]
    public void A_real_day_replays_from_its_journal() =>
        AssertReplays(File.ReadAllBytes(SharedData.Path(Goog)), Engine.Quoter, 50_000, "GOOG");

    private static void AssertReplays<TStrategy>(byte[] tape, TStrategy strategy, int markEvery, params string[] symbols)
        where TStrategy : struct, IStrategy
    {
        var journal = new JournalWriter(new byte[1 << 16], Header);
        var session = Engine.Session(tape, strategy, null, journal, symbols);
        using var file = new MemoryStream();
        var marks = new List<(long Bytes, ulong Signature)>();
        for (long step = 1; session.Step() != ReplayStep.End; step++)
        {
            file.Write(journal.Pending);
            journal.Drained();
            if (step % markEvery == 0) marks.Add((file.Length, session.Pipeline.Signature));
            if (step == 3 * markEvery + 1) session.Pipeline.OnCommand(PipelineCommand.CancelAll, session.Now);
        }
        Assert.True(session.Pipeline.Counters.Fills > 0 && marks.Count > 2, $"{session.Pipeline.Counters.Fills} fills, {marks.Count} marks");
        marks.Add((file.Length, session.Pipeline.Signature));
        byte[] bytes = file.ToArray();

        var line = new DirectLine<TStrategy>(strategy, null, null, symbols);
        var signatures = new Dictionary<long, ulong>();
        var reader = new JournalReader(bytes);
        while (reader.Read(out JournalRecord record) == JournalReadStatus.Record)
        {
            Input(line.Pipeline, in record);
            signatures[reader.Position] = line.Pipeline.Signature;
        }
        Assert.Equal(JournalReadStatus.End, reader.Outcome);
        Assert.Equal(session.Pipeline.Counters.OrdersSent + session.Pipeline.Counters.CancelsSent, line.Wire.Messages.Count);
        Assert.Equal(session.Pipeline.Ledger.Total, line.Pipeline.Ledger.Total);
        Assert.All(marks, mark => Assert.Equal(mark.Signature, signatures[mark.Bytes]));
        AssertTornPrefixIsAPrefix(strategy, bytes, signatures, symbols);
    }

    // Cut inside the last record: what the reader still gives leads to the signature before it.
    private static void AssertTornPrefixIsAPrefix<TStrategy>(TStrategy strategy, byte[] bytes, Dictionary<long, ulong> signatures, string[] symbols)
        where TStrategy : struct, IStrategy
    {
        var line = new DirectLine<TStrategy>(strategy, null, null, symbols);
        var reader = new JournalReader(bytes.AsSpan(0, bytes.Length / 2 - 1));
        while (reader.Read(out JournalRecord record) == JournalReadStatus.Record) Input(line.Pipeline, in record);
        Assert.True(line.Pipeline.Counters.Messages > 100);
        Assert.Equal(signatures[reader.Position], line.Pipeline.Signature);
    }

    private static void Input<TStrategy>(TradingPipeline<TStrategy, EncodingGateway, NoClock> pipeline, in JournalRecord record)
        where TStrategy : struct, IStrategy
    {
        switch (record.Type)
        {
            case JournalRecordType.MarketBytes:
                pipeline.OnPacket(record.Payload, record.LocalTime);
                break;
            case JournalRecordType.ExecutionReport:
                Assert.True(JournalPayloads.TryReadReport(record.Payload, out ExecutionReport report));
                pipeline.OnExecution(in report, record.LocalTime);
                break;
            case JournalRecordType.Timer:
                pipeline.OnTimer(record.LocalTime);
                break;
            case JournalRecordType.Command:
                pipeline.OnCommand((PipelineCommand)record.Payload[0], record.LocalTime);
                break;
        }
    }
}
