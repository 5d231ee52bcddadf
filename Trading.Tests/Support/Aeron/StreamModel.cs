// A stream driven by random steps beside a plain queue.
using System;
using System.Collections.Generic;
using System.Linq;
using Trading.Aeron.Client;
using Trading.Aeron.LogBuffer;

namespace Trading.Tests.Support.Aeron;

/// <summary>Offers, claims, aborted claims and polls of a shared and an exclusive publication; each session's messages must come out as they went in.</summary>
public sealed class StreamModel(DriverBench bench, int[] steps)
{
    private readonly Dictionary<int, Queue<byte[]>> _model = [];
    private bool _equal = true;

    public bool Holds()
    {
        var client = bench.Connect();
        Subscription subscription = client.AddSubscription("aeron:ipc", 7);
        Publication shared = client.AddPublication("aeron:ipc?term-length=64k", 7);
        ExclusivePublication exclusive = client.AddExclusivePublication("aeron:ipc?term-length=64k|mtu=4096", 7);
        _model[shared.SessionId] = new Queue<byte[]>();
        _model[exclusive.SessionId] = new Queue<byte[]>();
        bench.Run();
        var assembler = new FragmentAssembler(Check);
        foreach (int step in steps)
        {
            PublicationBase publication = step % 2 == 0 ? shared : exclusive;
            if (step % 7 == 6) subscription.Poll(assembler.Handler, 1 + step % 50);
            else if (step % 5 == 4) Claim(publication, step);
            else Offer(publication, step);
            if (step % 13 == 0) bench.Driver.Invoke();
        }
        while (subscription.Poll(assembler.Handler, 100) > 0) bench.Driver.Invoke();
        subscription.Poll(assembler.Handler, 100);
        return _equal && _model.Values.All(queue => queue.Count == 0) && bench.Errors.Count + bench.ClientErrors.Count == 0;
    }

    private void Check(Trading.Aeron.Memory.UnsafeBuffer buffer, int offset, int length, in Header header) =>
        _equal &= _model[header.SessionId].TryDequeue(out byte[]? expected) && buffer.AsSpan(offset, length).SequenceEqual(expected);

    private void Offer(PublicationBase publication, int step)
    {
        byte[] message = Message(step, step % 8193);
        long result = publication is Publication shared ? shared.Offer(message) : ((ExclusivePublication)publication).Offer(message);
        if (result > 0) _model[publication.SessionId].Enqueue(message);
    }

    private void Claim(PublicationBase publication, int step)
    {
        byte[] message = Message(step, step % (publication.MaxPayloadLength + 1));
        long result = publication is Publication shared ? shared.TryClaim(message.Length, out BufferClaim claim) : ((ExclusivePublication)publication).TryClaim(message.Length, out claim);
        if (result <= 0) return;
        message.CopyTo(claim.Span);
        if (step % 3 == 0)
        {
            claim.Abort();
            return;
        }
        claim.Commit();
        _model[publication.SessionId].Enqueue(message);
    }

    private static byte[] Message(int number, int length)
    {
        byte[] message = new byte[length];
        new Random(number).NextBytes(message);
        return message;
    }
}
