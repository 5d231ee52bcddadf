// The ITCH codec on arbitrary bytes: nothing is read past the end, nothing throws, nothing is lost between bytes and fields.
using System;
using System.Linq;
using System.Runtime.InteropServices;
using Trading.Core.MarketData;
using Trading.Tests.Support;
using Xunit;

namespace Trading.Tests.Property;

public sealed class ItchProperties
{
    [Fact]
    public void Random_and_mutated_bytes_are_decoded_or_refused_and_every_one_is_counted()
    {
        long decodedInAll = 0;
        Words.Check(2000, 16, words =>
        {
            byte[] noise = MemoryMarshal.AsBytes(words.AsSpan()).ToArray();
            var decoder = new ItchDecoder(InstrumentDirectory.TrackAll(4));
            long decoded = 0;
            foreach (byte type in Itch50.Types)
            {
                // Right type and length with random fields, then one byte short and one long.
                byte[] message = RandomMessage(type, words);
                message[5] &= 0x3F; // most timestamps within the day
                decoded += AssertSane(decoder, message) == DecodeStatus.Ok ? 1 : 0;
                Assert.Equal(DecodeStatus.WrongLength, AssertSane(decoder, message.AsSpan(0, message.Length - 1)));
                Assert.Equal(DecodeStatus.WrongLength, AssertSane(decoder, [.. message, 0]));
            }
            decoded += AssertSane(decoder, noise) == DecodeStatus.Ok ? 1 : 0;
            Assert.Equal(3 * Itch50.Types.Length + 1, decoder.Counters.Messages);
            Assert.Equal(decoded, decoder.Counters.Of(DecodeStatus.Ok));
            decodedInAll += decoded;
        });
        Assert.True(decodedInAll > 2000, "The generator is worth something only if many messages pass.");
    }

    [Fact]
    public void Every_message_type_keeps_every_byte_through_its_fields() => Words.Check(300, 32, words =>
    {
        foreach (byte type in Itch50.Types) ItchRoundTrip.Assert(RandomMessage(type, words));
    });

    [Fact]
    public void The_framer_walks_any_bytes_to_their_end_and_gives_back_what_the_writer_framed() => Words.Check(500, 64, words =>
    {
        byte[] noise = MemoryMarshal.AsBytes(words.AsSpan()).ToArray();
        for (int i = 0; i < noise.Length; i += 5) noise[i] = 0; // so that short lengths are frequent
        WalkToTheEnd(noise);

        byte[] buffer = new byte[500];
        var writer = new TapeWriter(buffer);
        int framed = 0;
        foreach (byte type in Itch50.Types)
        {
            if (!writer.TryAppend(RandomMessage(type, words))) break;
            framed++;
        }
        var framer = new TapeFramer(writer.Written);
        for (int i = 0; i < framed; i++)
        {
            Assert.Equal(FrameStatus.Message, framer.Next(out ReadOnlySpan<byte> message));
            Assert.True(message.SequenceEqual(RandomMessage(Itch50.Types[i], words)));
        }
        Assert.Equal(FrameStatus.End, framer.Next(out _));
        Assert.True(framed > 10 && framed < Itch50.Types.Length, "The buffer is meant to fill up.");
    });

    private static void WalkToTheEnd(ReadOnlySpan<byte> noise)
    {
        var framer = new TapeFramer(noise);
        int before = 0;
        while (framer.Next(out ReadOnlySpan<byte> message) is var status && status != FrameStatus.End)
        {
            Assert.True(framer.Position > before && framer.Position <= noise.Length);
            Assert.Equal(status == FrameStatus.Message, message.Length is > 0 and <= Itch50.MaxLength);
            before = framer.Position;
        }
        Assert.Equal(noise.Length, framer.Position);
    }

    private static byte[] RandomMessage(byte type, int[] words)
    {
        byte[] message = new byte[Itch50.LengthOf(type)];
        ReadOnlySpan<byte> noise = MemoryMarshal.AsBytes(words.AsSpan());
        for (int i = 0; i < message.Length; i++) message[i] = noise.Length == 0 ? (byte)i : noise[i % noise.Length];
        message[0] = type;
        return message;
    }

    private static DecodeStatus AssertSane(ItchDecoder decoder, ReadOnlySpan<byte> message)
    {
        DecodeStatus status = decoder.Decode(message, out MarketUpdate update);
        Assert.InRange(update.Instrument.Value, -1, decoder.Directory.Count - 1);
        if (status != DecodeStatus.Ok)
        {
            Assert.Equal(MarketUpdateKind.Informational, update.Kind);
            return status;
        }
        Assert.InRange(update.Price.Ticks, 0, int.MaxValue);
        Assert.InRange(update.Quantity.Lots, 0, long.MaxValue);
        Assert.InRange(update.VenueTime.Value, 0, Itch50.NanosPerDay - 1);
        return status;
    }
}
