// Ring, broadcast and log against what a queue would do, with producers that run at the same time.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using FsCheck;
using FsCheck.Fluent;
using Trading.Aeron.Concurrent;
using Trading.Aeron.Memory;
using Trading.Tests.Support.Aeron;
using Xunit;

namespace Trading.Tests.Property.Ipc;

public sealed class BufferProperties
{
    private const int Capacity = 4096;

    [Fact]
    public void A_ring_is_a_bounded_queue() => Prop.ForAll(Steps(), steps =>
    {
        var ring = new ManyToOneRingBuffer(TestMemory.Allocate(Capacity + ManyToOneRingBuffer.TrailerLength));
        var model = new Queue<(int Type, byte[] Bytes)>();
        bool equal = true;
        int number = 0;
        void Check(int type, UnsafeBuffer buffer, int index, int length)
        {
            var (expectedType, bytes) = model.Dequeue();
            equal &= type == expectedType && buffer.AsSpan(index, length).SequenceEqual(bytes);
        }
        foreach (int step in steps)
        {
            byte[] message = Message(++number, step % (ring.MaxMessageLength + 1));
            if (step % 5 == 4) ring.Read(Check, 1 + step % 7);
            else if (step % 11 == 10 && ring.TryClaim(1 + step, message.Length) is var claim && claim >= 0) ring.Abort(claim);
            else if (ring.Write(1 + step, message)) model.Enqueue((1 + step, message));
            else equal &= ring.ProducerPosition - ring.ConsumerPosition > Capacity - 2 * (message.Length + 16);
        }
        while (ring.ConsumerPosition < ring.ProducerPosition) ring.Read(Check);
        return equal && model.Count == 0 && ring.Buffer.AsSpan(0, Capacity).IndexOfAnyExcept((byte)0) < 0;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1, 17)]
    [InlineData(3, 40)]
    public void A_ring_keeps_the_order_of_each_of_its_concurrent_producers(int producers, int lengthMax)
    {
        const int each = 20_000;
        var ring = new ManyToOneRingBuffer(TestMemory.Allocate(Capacity + ManyToOneRingBuffer.TrailerLength));
        int[] next = new int[producers];
        var wrong = new List<string>();
        Thread[] writers = [.. Enumerable.Range(0, producers).Select(producer => new Thread(() =>
        {
            for (int i = 0; i < each; i++)
            {
                byte[] message = Message(i, 4 + (i + producer) % lengthMax);
                while (!ring.Write(producer + 1, message)) Thread.Yield();
            }
        }))];
        foreach (Thread writer in writers) writer.Start();
        while (next.Sum() < producers * each)
        {
            int read = ring.Read((type, buffer, index, length) =>
            {
                int i = next[type - 1]++;
                if (!buffer.AsSpan(index, length).SequenceEqual(Message(i, 4 + (i + type - 1) % lengthMax))) wrong.Add($"producer {type}, message {i}");
            }, 64);
            if (read == 0) Thread.Yield();
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public void A_broadcast_receiver_gets_everything_in_order_or_knows_that_it_was_lapped() => Prop.ForAll(Steps(), steps =>
    {
        UnsafeBuffer buffer = TestMemory.Allocate(Capacity + BroadcastBufferDescriptor.TrailerLength);
        var transmitter = new BroadcastTransmitter(buffer);
        var receiver = new CopyBroadcastReceiver(new BroadcastReceiver(buffer));
        int sent = 0, received = 0;
        bool equal = true;
        foreach (int step in steps)
        {
            if (step % 3 != 2)
            {
                transmitter.Transmit(1 + sent, Message(sent, sent % (transmitter.MaxMessageLength + 1)));
                sent++;
                continue;
            }
            try
            {
                receiver.Receive((type, copy, index, length) => equal &= type == ++received && copy.AsSpan(index, length).SequenceEqual(Message(type - 1, (type - 1) % (transmitter.MaxMessageLength + 1))));
            }
            catch (LappedException)
            {
                // Lost for good: the model says so too, when more than the buffer holds was sent in between.
                return sent - received > 4;
            }
        }
        return equal;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_broadcast_receiver_beside_a_running_transmitter_never_sees_a_torn_message()
    {
        UnsafeBuffer buffer = TestMemory.Allocate(Capacity + BroadcastBufferDescriptor.TrailerLength);
        var transmitter = new BroadcastTransmitter(buffer);
        var sender = new Thread(() =>
        {
            for (int i = 0; i < 200_000; i++) transmitter.Transmit(1 + i, Message(i, i % 300));
        });
        int last = 0, received = 0, torn = 0;
        sender.Start();
        while (sender.IsAlive)
        {
            var receiver = new CopyBroadcastReceiver(new BroadcastReceiver(buffer));
            try
            {
                while (sender.IsAlive)
                {
                    received += receiver.Receive((type, copy, index, length) =>
                    {
                        if (type < last || !copy.AsSpan(index, length).SequenceEqual(Message(type - 1, (type - 1) % 300))) torn++;
                        last = type;
                    });
                }
            }
            catch (LappedException)
            {
                // A fresh receiver begins at the latest message.
            }
        }
        Assert.Equal(0, torn);
    }

    [Fact]
    public void A_stream_is_a_queue_of_whole_messages_across_any_number_of_terms() => Prop.ForAll(Steps(), steps =>
    {
        using var bench = new DriverBench();
        return new StreamModel(bench, steps).Holds();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    private static Arbitrary<int[]> Steps() => Gen.Choose(0, 100_000).ArrayOf(300).ToArbitrary();

    private static byte[] Message(int number, int length)
    {
        byte[] message = new byte[length];
        for (int i = 0; i < length; i++) message[i] = (byte)(number * 31 + i);
        return message;
    }
}
