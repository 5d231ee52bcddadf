// The tape of the book scenario: order flow of many symbols, some far busier than others, in a temporary file that goes with the run.
using System;
using System.IO;
using System.Threading;
using Trading.Cli;
using Trading.Core.Domain;
using Trading.Core.MarketData;
using Trading.Core.Simulation.Market;

namespace Trading.Native.Host.Bench;

/// <summary>45 % adds, 42 % deletes, 8 % replaces, 5 % executions; the n-th symbol is 1/n as busy as the first (Zipf); dense references. Equal bytes on every
/// machine. Flow, not a market: prices mean nothing, but books, queues and references look like a venue's.</summary>
internal sealed class FlowTape : IDisposable
{
    private const ulong Seed = 1;
    private const double AddShare = 0.45, DeleteShare = 0.42, ReplaceShare = 0.08;
    private const long NanosBetween = 2000;
    private const int ChunkBytes = 1 << 20;
    private readonly FlowSymbol[] symbols;
    private readonly double[] cumulative;
    private CounterRandom random = new(Seed, 0, 0);
    private ulong lastReference;
    private ulong lastMatch;
    private long now = SyntheticMarketOptions.OpenNanos;

    private FlowTape(int count)
    {
        Path = System.IO.Path.GetTempFileName();
        symbols = new FlowSymbol[count];
        cumulative = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            symbols[i] = new FlowSymbol(2500 + i * 37 % 20_000);
            cumulative[i] = sum += 1.0 / (i + 1);
        }
    }

    public string Path { get; }

    public static string DescriptionOf(int symbols, long messages) => $"synthetic flow, seed 1, {symbols} symbols, {messages} messages";

    public static FlowTape Create(int symbols, long messages, bool silent, CancellationToken stop)
    {
        var made = new FlowTape(symbols);
        try
        {
            made.Write(messages, silent, stop);
            return made;
        }
        catch
        {
            made.Dispose();
            throw;
        }
    }

    public void Dispose() => File.Delete(Path);

    private void Write(long messages, bool silent, CancellationToken stop)
    {
        using var progress = new Progress("making the tape", messages, silent);
        byte[] chunk = new byte[ChunkBytes];
        using FileStream file = File.Create(Path);
        long written = 0;
        while (written < messages)
        {
            stop.ThrowIfCancellationRequested();
            var tape = new TapeWriter(chunk);
            while (written < messages && ChunkBytes - tape.Position >= TapeFramer.LengthBytes + Itch50.MaxLength)
            {
                if (written < symbols.Length) Announce((int)written, ref tape);
                else Next(ref tape);
                written++;
            }
            file.Write(tape.Written);
            progress.Report(written);
        }
    }

    private ItchHeader Header(int symbol) => new((ushort)(symbol + 1), 0, new Nanos(now += NanosBetween));

    private void Announce(int symbol, ref TapeWriter tape) =>
        tape.TryAppend(new ItchMessage.TradingAction(Header(symbol), SyntheticMarketOptions.NameOf(symbol), (byte)'T', (byte)' ', 0));

    private void Next(ref TapeWriter tape)
    {
        int index = PickSymbol();
        FlowSymbol symbol = symbols[index];
        double kind = random.NextUniform();
        if (symbol.Resting == 0 || kind < AddShare) Add(index, symbol, ref tape);
        else if (kind < AddShare + DeleteShare) Delete(index, symbol, ref tape);
        else if (kind < AddShare + DeleteShare + ReplaceShare) Replace(index, symbol, ref tape);
        else Execute(index, symbol, ref tape);
    }

    private int PickSymbol()
    {
        int at = Array.BinarySearch(cumulative, random.NextUniform() * cumulative[^1]);
        return at >= 0 ? at : ~at;
    }

    private void Add(int index, FlowSymbol symbol, ref TapeWriter tape)
    {
        FlowOrder order = symbol.Draw(++lastReference, ref random);
        symbol.Enter(order);
        tape.TryAppend(new ItchMessage.AddOrder(
            Header(index), order.Reference, order.IsBuy ? (byte)'B' : (byte)'S', order.Shares, SyntheticMarketOptions.NameOf(index), symbol.PriceOf(order.Tick)));
    }

    private void Delete(int index, FlowSymbol symbol, ref TapeWriter tape)
    {
        int leaving = symbol.PickLeaving(ref random);
        tape.TryAppend(new ItchMessage.OrderDelete(Header(index), symbol[leaving].Reference));
        symbol.Leave(leaving);
    }

    private void Replace(int index, FlowSymbol symbol, ref TapeWriter tape)
    {
        int leaving = symbol.PickLeaving(ref random);
        FlowOrder old = symbol[leaving];
        symbol.Leave(leaving);
        var order = new FlowOrder(++lastReference, symbol.TickFor(old.IsBuy, ref random), old.Shares, old.IsBuy);
        symbol.Enter(order);
        tape.TryAppend(new ItchMessage.OrderReplace(Header(index), old.Reference, order.Reference, order.Shares, symbol.PriceOf(order.Tick)));
    }

    private void Execute(int index, FlowSymbol symbol, ref TapeWriter tape)
    {
        int executed = symbol.PickExecuted(ref random);
        FlowOrder order = symbol[executed];
        uint shares = random.NextSign() > 0 ? order.Shares : 100;
        tape.TryAppend(new ItchMessage.OrderExecuted(Header(index), order.Reference, shares, ++lastMatch));
        symbol.Shrink(executed, shares);
    }
}
