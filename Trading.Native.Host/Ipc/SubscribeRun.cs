// `trading aeron subscribe`: a subscriber that checks what the publisher sends.
using System;
using System.Threading;
using Trading.Aeron.Client;
using Trading.Aeron.Concurrent;
using Trading.Aeron.LogBuffer;
using Trading.Aeron.Memory;
using Trading.Cli;
using AeronClient = Trading.Aeron.Client.Aeron;

namespace Trading.Native.Host.Ipc;

/// <summary>Every session's numbers must follow one another; a session may begin at any number, for a subscriber may join late.</summary>
internal static class SubscribeRun
{
    private const int FragmentLimit = 64;

    public static int Run(MessageSettings settings, long stallAfter, CancellationToken stop)
    {
        string lost = "";
        int gone = 0;
        using AeronClient client = MessageRun.Connect(settings, error => lost = error.Message);
        try
        {
            using Subscription subscription = client.AddSubscription(
                settings.Channel, settings.StreamId, image => Console.WriteLine($"image of session {image.SessionId} from {image.JoinPosition}"),
                image =>
                {
                    Console.WriteLine($"image of session {image.SessionId} ended at {image.Position}");
                    gone++;
                });
            Console.WriteLine("subscribed");
            Tally tally = Receive(subscription, settings.Count, stallAfter, stop);
            JsonOutput.Write(w =>
            {
                w.WriteNumber("received", tally.Received);
                w.WriteNumber("gaps", tally.Gaps);
                w.WriteNumber("changed", tally.Changed);
                w.WriteNumber("images_gone", gone);
                w.WriteBoolean("closed", subscription.IsClosed || client.IsClosed);
                w.WriteString("error", lost);
            });
            return tally.Gaps + tally.Changed == 0 ? ExitCode.Done : ExitCode.Refused;
        }
        catch (AeronException failed)
        {
            throw MessageRun.Refused(settings.Directory, failed);
        }
    }

    private static Tally Receive(Subscription subscription, long count, long stallAfter, CancellationToken stop)
    {
        var assembler = new FragmentAssembler<Tally>(new Tally());
        var idle = new BackoffIdleStrategy();
        while ((count == 0 || assembler.Handler.Received < count) && !stop.IsCancellationRequested && !subscription.IsClosed)
        {
            long before = assembler.Handler.Received;
            if (before >= stallAfter)
            {
                Console.WriteLine($"stalled after {before}");
                stop.WaitHandle.WaitOne();
                break;
            }
            idle.Idle(subscription.Poll(ref assembler, FragmentLimit));
            if (before == 0 && assembler.Handler.Received > 0) Console.WriteLine("receiving");
        }
        return assembler.Handler;
    }

    /// <summary>Counts; remembers the session it hears at the moment.</summary>
    private struct Tally : IFragmentHandler
    {
        private readonly System.Collections.Generic.Dictionary<int, long> _next = [];

        public Tally()
        {
        }

        public long Received { get; private set; }
        public long Gaps { get; private set; }
        public long Changed { get; private set; }

        public void OnFragment(UnsafeBuffer buffer, int offset, int length, in Header header)
        {
            Received++;
            long number = MessageRun.NumberOf(buffer.AsSpan(offset, length));
            if (number < 0) Changed++;
            else if (_next.TryGetValue(header.SessionId, out long expected) && expected != number) Gaps++;
            _next[header.SessionId] = number + 1;
        }
    }
}
