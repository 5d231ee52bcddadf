// Turns random words into market updates that break every rule a feed has.
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.MarketData;

namespace Trading.Tests.Support;

/// <summary>How wild a generated stream is: how many instruments, references and prices it draws from.</summary>
public sealed record BookStream(int Instruments, int References, int Prices)
{
    /// <summary>The lowest price, and how far apart prices are.</summary>
    public long LowestPrice { get; init; } = 5_000_000;

    public int PriceStep { get; init; } = 100;

    private const ulong HashMultiplier = 0x9E3779B97F4A7C15UL;
    private static readonly ulong HashInverse = Inverse(HashMultiplier);

    /// <summary>The update that a random word stands for. A few in a hundred carry an untracked instrument, a worthless price, or a quantity of zero, below zero or near 2^63.</summary>
    public MarketUpdate Update(int word)
    {
        ulong bits = BookHash.Mix(BookHash.Seed, (uint)word);
        int Draw(int bound)
        {
            bits = BookHash.Mix(bits, 1);
            return (int)((bits >> 16) % (ulong)bound);
        }
        return new MarketUpdate
        {
            Kind = Draw(16) switch
            {
                < 7 => MarketUpdateKind.Add,
                < 9 => MarketUpdateKind.Delete,
                9 => MarketUpdateKind.Execute,
                10 => MarketUpdateKind.ExecuteAtPrice,
                11 => MarketUpdateKind.Reduce,
                < 15 => MarketUpdateKind.Replace,
                _ => MarketUpdateKind.Trade,
            },
            Instrument = new InstrumentId(Draw(50) == 0 ? Draw(2) == 0 ? -1 : Instruments : Draw(Instruments)),
            Side = (Side)Draw(2),
            OrderReference = Reference(Draw(References)),
            NewOrderReference = Reference(Draw(References)),
            Price = new Price(Draw(50) == 0 ? Draw(2) == 0 ? 0 : -100 : Draw(100) == 0 ? long.MaxValue : LowestPrice + PriceStep * Draw(Prices)),
            Quantity = new Quantity(Draw(40) switch { 0 => 0, 1 => -7, 2 => long.MaxValue, _ => 1 + Draw(300) }),
        };
    }

    /// <summary>References of four kinds: dense, beyond 2^40, and such as all hash to the first or to the last bucket of the table.</summary>
    private static ulong Reference(int index) => (index & 3) switch
    {
        0 => (ulong)index,
        1 => (1UL << 40) + (ulong)index,
        2 => (ulong)index * HashInverse,
        _ => (ulong.MaxValue - (ulong)index) * HashInverse,
    };

    // Newton's iteration for the inverse modulo 2^64: each step doubles the number of right bits.
    private static ulong Inverse(ulong odd)
    {
        ulong inverse = odd;
        for (int i = 0; i < 6; i++) inverse *= 2 - odd * inverse;
        return inverse;
    }
}
