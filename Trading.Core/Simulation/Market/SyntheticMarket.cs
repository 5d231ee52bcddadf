// A whole day of a made-up exchange, as the bytes the exchange would have sent.
using System;
using Trading.Core.Domain;
using Trading.Core.MarketData;

namespace Trading.Core.Simulation.Market;

/// <summary>Agent-based market around a real price-time matching engine; writes framed Nasdaq TotalView-ITCH 5.0 of any number of symbols.</summary>
/// <remarks>Offline code of one thread. Events of all symbols stand in one queue ordered by (time, agent, message number), and every agent draws from its own
/// counter-based stream, so equal options give equal bytes in JIT and AOT, and a symbol trades the same whichever symbols stand beside it (its order
/// references and match numbers differ, being dense over all symbols). Memory grows with the number of symbols, not with the length of the day.
/// Assumptions: docs/market-assumptions.md, section "Synthetic market".</remarks>
public sealed class SyntheticMarket
{
    /// <summary>The longest frame of ITCH 5.0.</summary>
    public const int MinBufferLength = TapeFramer.LengthBytes + Itch50.MaxLength;

    private const int SessionAgent = -1;
    private const long PremarketStep = Nanos.PerSecond;

    private readonly SyntheticMarketOptions options;
    private readonly SyntheticTape tape = new();
    private readonly EventQueue queue;
    private readonly CommonFactor common;
    private readonly SymbolMarket[] symbols;
    private readonly long open;
    private readonly long close;
    private uint sessionNumber;
    private SessionStage stage;

    private enum SessionStage : byte
    {
        StartOfMessages,
        StartOfSystemHours,
        StartOfMarketHours,
        EndOfMarketHours,
        EndOfSystemHours,
        EndOfMessages,
        Over,
    }

    /// <exception cref="Diagnostics.RefusalException">The options are out of bounds.</exception>
    public SyntheticMarket(SyntheticMarketOptions options)
    {
        options.Validate();
        this.options = options;
        queue = new EventQueue(256 * options.Symbols.Count);
        common = new CommonFactor(options.Seed);
        open = SyntheticMarketOptions.OpenNanos;
        close = open + options.DurationNanos;
        symbols = new SymbolMarket[options.Symbols.Count];
        for (int i = 0; i < symbols.Length; i++) symbols[i] = new SymbolMarket(options, i, tape, queue);
        ScheduleSession(open - 10 * PremarketStep, MarketEventKind.Session);
    }

    /// <summary>Messages made so far.</summary>
    public long Messages => tape.Messages;

    /// <summary>The venue's time of the last event.</summary>
    public Nanos Now { get; private set; }

    /// <summary>Share of the session gone by, for a progress display: 0 to 1.</summary>
    public double Progress => stage == SessionStage.Over ? 1 : Math.Clamp((Now.Value - open) / (double)options.DurationNanos, 0, 1);

    /// <summary>Writes the next whole frames into <paramref name="destination"/>, as many as fit.</summary>
    /// <returns>Bytes written; 0 when the day is over.</returns>
    /// <exception cref="ArgumentException">The destination is shorter than <see cref="MinBufferLength"/>.</exception>
    public int WriteNext(Span<byte> destination)
    {
        if (destination.Length < MinBufferLength) throw new ArgumentException("The buffer cannot hold the longest frame.", nameof(destination));
        int written = 0;
        while (true)
        {
            while (tape.IsEmpty && stage != SessionStage.Over) Step();
            int fetched = tape.Fetch(destination[written..]);
            if (fetched == 0) return written;
            written += fetched;
        }
    }

    private void Step()
    {
        MarketEvent next = queue.Pop();
        Now = new Nanos(next.TimeNanos);
        if (next.Kind == MarketEventKind.Session) Advance(next.TimeNanos);
        else if (stage > SessionStage.EndOfMarketHours) return;
        else if (next.Kind == MarketEventKind.Oracle) Oracle(next.TimeNanos);
        else symbols[next.Agent / AgentSlots.PerSymbol].Handle(next);
    }

    private void Oracle(long now)
    {
        common.Step();
        double share = (now - open) / (double)options.DurationNanos;
        foreach (SymbolMarket symbol in symbols) symbol.OracleStep(share, common.Shock);
        ScheduleSession(now + Fundamental.StepNanos, MarketEventKind.Oracle);
    }

    // The session's own messages, with Nasdaq's event codes; the hours before and after the session are squeezed into seconds.
    private void Advance(long now)
    {
        switch (stage++)
        {
            case SessionStage.StartOfMessages:
                tape.SystemEvent(now, 'O');
                foreach (SymbolMarket symbol in symbols) tape.Directory(symbol.Locate, now, symbol.Symbol);
                ScheduleSession(now + PremarketStep, MarketEventKind.Session);
                break;
            case SessionStage.StartOfSystemHours:
                tape.SystemEvent(now, 'S');
                foreach (SymbolMarket symbol in symbols)
                {
                    tape.TradingAction(symbol.Locate, now, symbol.Symbol, 'T');
                    symbol.Start(open);
                }
                ScheduleSession(open, MarketEventKind.Session);
                break;
            case SessionStage.StartOfMarketHours:
                tape.SystemEvent(now, 'Q');
                foreach (SymbolMarket symbol in symbols) tape.EmptyCross(symbol.Locate, now, symbol.Symbol, 'O');
                ScheduleSession(open + Fundamental.StepNanos, MarketEventKind.Oracle);
                ScheduleSession(close, MarketEventKind.Session);
                break;
            case SessionStage.EndOfMarketHours:
                tape.SystemEvent(now, 'M');
                foreach (SymbolMarket symbol in symbols) CloseSymbol(symbol, now);
                ScheduleSession(now + PremarketStep, MarketEventKind.Session);
                break;
            case SessionStage.EndOfSystemHours:
                tape.SystemEvent(now, 'E');
                ScheduleSession(now + PremarketStep, MarketEventKind.Session);
                break;
            case SessionStage.EndOfMessages:
                tape.SystemEvent(now, 'C');
                break;
        }
    }

    private void CloseSymbol(SymbolMarket symbol, long now)
    {
        symbol.Book.CancelAll(now);
        tape.EmptyCross(symbol.Locate, now, symbol.Symbol, 'C');
    }

    private void ScheduleSession(long time, MarketEventKind kind) =>
        queue.Push(new MarketEvent { TimeNanos = time, Agent = SessionAgent, Number = ++sessionNumber, Kind = kind });
}
