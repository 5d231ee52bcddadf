// A recorded day through the line: one clock for the tape at the venue, our orders on their way, the reports, and the feed.
using Trading.Core.Books;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.MarketData;
using Trading.Core.Orders;
using Trading.Core.Signals;
using Trading.Core.Simulation;
using Trading.Core.Telemetry;

namespace Trading.Core.Pipeline;

/// <summary>What one step of a replay did.</summary>
public enum ReplayStep : byte
{
    /// <summary>Nothing is left to happen.</summary>
    End = 0,

    /// <summary>A market message happened at the venue.</summary>
    VenueMarket,

    /// <summary>A message of ours reached the venue.</summary>
    VenueOrder,

    /// <summary>An execution report reached the engine.</summary>
    EngineReport,

    /// <summary>A market message reached the engine.</summary>
    EngineMarket,

    /// <summary>The engine's timer ran out.</summary>
    EngineTimer,
}

/// <summary>Drives a pipeline and a simulated venue over a tape, always doing what comes first in time; of equal times what happens at the venue comes
/// first, then reports, market and timers.</summary>
/// <remarks>The venue sees every message at its venue time, the engine later by the feed latency; each has its own decoder and its own book, as two
/// processes would. Allocates only in the constructor. One owner thread.</remarks>
[HotPath]
public sealed class ReplaySession<TTape, TStrategy, TClock>
    where TTape : struct, ITape
    where TStrategy : struct, IStrategy
    where TClock : struct, IStageClock
{
    private static readonly Nanos Never = new(long.MaxValue);

    private readonly TradingPipeline<TStrategy, SimulatedGateway, TClock> pipeline;
    private readonly SimulatedVenue venue;
    private readonly ItchDecoder venueDecoder;
    private readonly Nanos feedLatency;
    private TapeCursor<TTape> atVenue;
    private TapeCursor<TTape> atEngine;
    private bool closed;

    /// <param name="pipeline">The engine; its gateway leads to <paramref name="venue"/>.</param>
    /// <param name="venue">The venue.</param>
    /// <param name="venueDecoder">The venue's own decoder, with a directory of its own.</param>
    /// <param name="tape">The recorded day.</param>
    /// <param name="feedLatency">From the venue's timestamp to the engine.</param>
    public ReplaySession(
        TradingPipeline<TStrategy, SimulatedGateway, TClock> pipeline, SimulatedVenue venue, ItchDecoder venueDecoder, TTape tape, Nanos feedLatency)
    {
        this.pipeline = pipeline;
        this.venue = venue;
        this.venueDecoder = venueDecoder;
        this.feedLatency = feedLatency;
        atVenue = new TapeCursor<TTape>(tape);
        atEngine = new TapeCursor<TTape>(tape);
        atVenue.Advance();
        atEngine.Advance();
    }

    public TradingPipeline<TStrategy, SimulatedGateway, TClock> Pipeline => pipeline;

    public SimulatedVenue Venue => venue;

    /// <summary>Bytes of the tape that the engine has seen.</summary>
    public long Position => atEngine.Position;

    /// <summary>Engine time: that of the last step at the engine.</summary>
    public Nanos Now { get; private set; }

    /// <summary>The report that the last EngineReport step delivered.</summary>
    public ExecutionReport LastReport { get; private set; }

    /// <summary>The last frame was shorter than it announced.</summary>
    public bool TruncatedTail { get; private set; }

    /// <summary>The rest of the tape was no tape: nothing but bad frames, too many to go on.</summary>
    public bool GaveUp => atEngine.GaveUp;

    /// <summary>Offset in the tape of the first frame that was not a message; -1 when there was none.</summary>
    public long FirstBadFrame { get; private set; } = -1;

    /// <summary>Does the next thing in time.</summary>
    public ReplayStep Step()
    {
        Nanos market = atVenue.Status != FrameStatus.End ? atVenue.Time : Never;
        Nanos order = venue.HasInbound ? venue.NextInboundTime : Never;
        Nanos report = venue.HasReport ? venue.NextReportTime : Never;
        Nanos feed = atEngine.Status != FrameStatus.End ? atEngine.Time + feedLatency : Never;
        if (TryTimer(market, order, report, feed)) return ReplayStep.EngineTimer;
        if (market <= order && market <= report && market <= feed && market < Never) return MarketAtVenue();
        if (order <= report && order <= feed && order < Never) return OrderAtVenue();
        if (report <= feed && report < Never) return ReportAtEngine(report);
        return feed < Never ? MarketAtEngine(feed) : Close();
    }

    // With nothing else left to happen nobody would answer, so time stands still.
    private bool TryTimer(Nanos market, Nanos order, Nanos report, Nanos feed)
    {
        Nanos timer = pipeline.NextTimer;
        bool isFirst = timer < market && timer < order && timer < report && timer < feed;
        if (!isFirst || (market == Never && order == Never && report == Never && feed == Never)) return false;
        if (timer > Now) Now = timer;
        pipeline.OnTimer(Now);
        return true;
    }

    private ReplayStep MarketAtVenue()
    {
        if (atVenue.Status == FrameStatus.Message && venueDecoder.Decode(atVenue.Message, out MarketUpdate update) == DecodeStatus.Ok)
            venue.OnMarket(in update);
        atVenue.Advance();
        return ReplayStep.VenueMarket;
    }

    private ReplayStep OrderAtVenue()
    {
        venue.ProcessInbound();
        return ReplayStep.VenueOrder;
    }

    private ReplayStep ReportAtEngine(Nanos time)
    {
        if (time > Now) Now = time;
        ExecutionReport report = venue.TakeReport();
        LastReport = report;
        pipeline.OnExecution(in report, Now);
        return ReplayStep.EngineReport;
    }

    private ReplayStep MarketAtEngine(Nanos time)
    {
        if (time > Now) Now = time;
        if (atEngine.Status == FrameStatus.Message) pipeline.OnPacket(atEngine.Message, Now);
        else NoteBadFrame();
        atEngine.Advance();
        return ReplayStep.EngineMarket;
    }

    private void NoteBadFrame()
    {
        if (FirstBadFrame < 0) FirstBadFrame = atEngine.FrameStart;
        TruncatedTail |= atEngine.Status == FrameStatus.TruncatedTail;
        pipeline.OnCommand(PipelineCommand.FramingLost, Now);
    }

    // The tape is over: the venue cancels what rests, and its reports are the last things to happen.
    private ReplayStep Close()
    {
        if (closed) return ReplayStep.End;
        closed = true;
        venue.CloseSession();
        return venue.HasReport ? Step() : ReplayStep.End;
    }
}
