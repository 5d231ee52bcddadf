// Builds MoldUDP64 packets from the specification, knowing nothing of the code under test.
using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Trading.Tests.Support.Feeds;

/// <summary>Downstream packets as bytes.</summary>
public static class MoldPackets
{
    public const string Session = "SESSION001";

    public static byte[] Packet(string session, ulong sequence, int count, params byte[][] messages)
    {
        var packet = new List<byte>(Encoding.ASCII.GetBytes(session.PadRight(10)));
        byte[] eight = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(eight, sequence);
        packet.AddRange(eight);
        packet.AddRange([(byte)(count >> 8), (byte)count]);
        foreach (byte[] message in messages)
        {
            packet.AddRange([(byte)(message.Length >> 8), (byte)message.Length]);
            packet.AddRange(message);
        }
        return [.. packet];
    }

    /// <summary>A framed tape as packets of a few messages each, sequences from 1 on, with a heartbeat now and then and the end of the session.</summary>
    public static List<byte[]> OfTape(byte[] tape, int messagesEach = 7)
    {
        List<byte[]> messages = Messages(tape);
        var packets = new List<byte[]>();
        for (int i = 0; i < messages.Count; i += messagesEach)
        {
            byte[][] some = messages.Skip(i).Take(messagesEach).ToArray();
            packets.Add(Packet(Session, (ulong)i + 1, some.Length, some));
            if (i % 5 == 0) packets.Add(Packet(Session, (ulong)(i + some.Length) + 1, 0));
        }
        packets.Add(Packet(Session, (ulong)messages.Count + 1, 0xFFFF));
        return packets;
    }

    /// <summary>The messages of a framed tape.</summary>
    public static List<byte[]> Messages(byte[] tape)
    {
        var messages = new List<byte[]>();
        for (int at = 0; at + 2 <= tape.Length;)
        {
            int length = tape[at] << 8 | tape[at + 1];
            messages.Add(tape[(at + 2)..(at + 2 + length)]);
            at += 2 + length;
        }
        return messages;
    }
}
