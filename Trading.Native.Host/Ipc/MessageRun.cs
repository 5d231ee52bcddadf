// What `trading aeron publish` and `subscribe` share: how they connect and what they send.
using System;
using System.Buffers.Binary;
using Trading.Aeron.Client;
using Trading.Core.Diagnostics;
using AeronClient = Trading.Aeron.Client.Aeron;

namespace Trading.Native.Host.Ipc;

/// <summary>Where to and how many; a count of 0 has no end.</summary>
internal sealed record MessageSettings(string Directory, int DriverTimeoutMs, string Channel, int StreamId, long Count);

/// <summary>Numbered messages whose every byte follows from the number.</summary>
internal static class MessageRun
{
    public const int LengthMin = sizeof(long);

    /// <summary>Connects, or refuses with the client's words.</summary>
    public static AeronClient Connect(MessageSettings settings, Action<Exception> onError)
    {
        try
        {
            return AeronClient.Connect(new AeronClient.Context().AeronDirectoryName(settings.Directory).DriverTimeoutMs(settings.DriverTimeoutMs).ClientName("trading").ErrorHandler(onError));
        }
        catch (AeronException failed)
        {
            throw Refused(settings.Directory, failed);
        }
    }

    public static RefusalException Refused(string where, AeronException failed) => new(
        RefusalKind.Refused, "The media driver does not do what is asked", where, failed.Message, "a driver that runs, and a channel and stream that it serves", "see `trading aeron stat` and `trading aeron errors`");

    public static void Fill(Span<byte> message, long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(message, number);
        for (int i = LengthMin; i < message.Length; i++) message[i] = (byte)(number + i);
    }

    /// <summary>The number of an unchanged message, or -1.</summary>
    public static long NumberOf(ReadOnlySpan<byte> message)
    {
        if (message.Length < LengthMin) return -1;
        long number = BinaryPrimitives.ReadInt64LittleEndian(message);
        for (int i = LengthMin; i < message.Length; i++)
        {
            if (message[i] != (byte)(number + i)) return -1;
        }
        return number;
    }
}
