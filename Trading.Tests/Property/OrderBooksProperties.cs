// The fast books equal the naive ones after every update of streams that break every rule of a feed.
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.MarketData;
using Trading.Tests.Support;
using Xunit;

namespace Trading.Tests.Property;

public sealed class OrderBooksProperties
{
    [Theory]
    [InlineData(1, 24, 12, 10, 4)] // capacities exhausted all the time
    [InlineData(4, 600, 40, 4096, 300)] // deep sides, binary search, long queues, many instruments
    public void Fast_books_equal_naive_books_after_every_update(int instruments, int references, int prices, int orderCapacity, int levelCapacity)
    {
        var stream = new BookStream(instruments, references, prices);
        var seen = new bool[(int)BookStatus.WrongInstrument + 1];
        Words.Check(60, 1500, words =>
        {
            var fast = new OrderBooks(instruments, orderCapacity, levelCapacity);
            var naive = new NaiveOrderBooks(instruments, orderCapacity, levelCapacity);
            for (int i = 0; i < words.Length; i++)
            {
                MarketUpdate update = stream.Update(words[i]);
                seen[(int)BookComparison.ApplyToBoth(fast, naive, update)] = true;
                if (update.Instrument.Value >= 0 && update.Instrument.Value < instruments) Assert.Equal(naive.StateHash(update.Instrument), fast.StateHash(update.Instrument));
                if (i % 16 != 0 && i != words.Length - 1) continue;
                for (int instrument = 0; instrument < instruments; instrument++) BookComparison.AssertSameState(fast, naive, new InstrumentId(instrument));
            }
        });
        // The generator is worth something only if it reaches every outcome.
        seen[(int)BookStatus.WrongInstrument] |= instruments == 1;
        seen[(int)BookStatus.CapacityFull] |= orderCapacity > references;
        Assert.DoesNotContain(false, seen);
    }
}
