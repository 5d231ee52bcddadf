// Queue positions over a whole real day: decoder, books and overlay joined.
using System.IO;
using Trading.Core.Books;
using Trading.Core.Domain;
using Trading.Core.MarketData;
using Trading.Tests.Support;
using Trading.Tests.Support.Books;
using Xunit;

namespace Trading.Tests.Integration.Books;

public sealed class QueueOverlayTests
{
    private const string Goog = "itch/GOOG-2012-06-21.itch";

    [DataFact(Goog)]
    public void On_a_real_day_the_overlay_on_the_fast_books_equals_the_naive_queues_after_every_message()
    {
        Symbol.TryParse("GOOG", out Symbol symbol);
        var decoder = new ItchDecoder(new InstrumentDirectory([symbol]));
        var fast = new OrderBooks(1, 1 << 16, 1 << 12);
        var naive = new NaiveOrderBooks(1, 1 << 16, 1 << 12);
        var queues = new NaiveQueues(capacity: 6);
        var framer = new TapeFramer(File.ReadAllBytes(SharedData.Path(Goog)));
        for (int ordinal = 0; framer.Next(out System.ReadOnlySpan<byte> message) == FrameStatus.Message; ordinal++)
        {
            Assert.Equal(DecodeStatus.Ok, decoder.Decode(message, out MarketUpdate update));
            fast.Apply(in update, out BookChange change);
            naive.Apply(in update, out _);
            queues.Apply(in change, naive, followReal: ordinal % 31 == 0, followVirtual: ordinal % 31 == 7);
        }
        Assert.True(queues.Moves > 1000, $"{queues.Moves} moves");
    }
}
