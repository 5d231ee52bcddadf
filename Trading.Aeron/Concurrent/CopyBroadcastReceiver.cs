// Receives broadcast messages by copying them out before they are looked at, since the transmitter may overwrite them at any time.
using System;
using Trading.Aeron.Memory;

namespace Trading.Aeron.Concurrent;

/// <summary>Thrown when the transmitter overtook this receiver: messages are lost and nothing can bring them back.</summary>
public sealed class LappedException() : InvalidOperationException("unable to keep up with the broadcast: messages were overwritten before they were read");

/// <summary>Validated copies of the messages of a <see cref="BroadcastReceiver"/>.</summary>
public sealed class CopyBroadcastReceiver
{
    private readonly BroadcastReceiver _receiver;
    private readonly PinnedBuffer _scratch;

    public CopyBroadcastReceiver(BroadcastReceiver receiver)
    {
        _receiver = receiver;
        _scratch = new PinnedBuffer(receiver.Buffer.Capacity / 8);
    }

    /// <summary>Hands out at most one message; returns how many. Throws <see cref="LappedException"/>.</summary>
    public int Receive(MessageHandler handler)
    {
        long lapped = _receiver.LappedCount;
        if (!_receiver.ReceiveNext()) return 0;
        if (_receiver.LappedCount != lapped) throw new LappedException();
        int type = _receiver.TypeId, length = _receiver.Length;
        // A torn length can be anything; the copy is only made of one that is possible.
        if (length < 0 || length > _scratch.Buffer.Capacity || _receiver.Offset + length > _receiver.Buffer.Capacity) throw new LappedException();
        _receiver.Buffer.GetBytes(_receiver.Offset, _scratch.Buffer.AsSpan(0, length));
        if (!_receiver.Validate()) throw new LappedException();
        handler(type, _scratch.Buffer, 0, length);
        return 1;
    }
}
