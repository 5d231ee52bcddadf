// `trading aeron publish`: a publisher to try things out with.
using System;
using System.Diagnostics;
using System.Threading;
using Trading.Aeron.Client;
using Trading.Aeron.LogBuffer;
using Trading.Cli;
using Trading.Native.Host.Verbs;
using AeronClient = Trading.Aeron.Client.Aeron;

namespace Trading.Native.Host.Ipc;

/// <summary>Publishes numbers 0, 1, 2, ... and says how it ended.</summary>
internal static class PublishRun
{
    private const int LengthMax = 1024 * 1024;

    public static int Run(MessageSettings settings, int length, bool shared, bool hangInClaim, CancellationToken stop)
    {
        if (length is < MessageRun.LengthMin or > LengthMax) throw LineOptions.Wrong("--length", $"{length}", $"{MessageRun.LengthMin} to {LengthMax}", "give a number in this range");
        string lost = "";
        using AeronClient client = MessageRun.Connect(settings, error => lost = error.Message);
        try
        {
            using PublicationBase publication = shared ? client.AddPublication(settings.Channel, settings.StreamId) : client.AddExclusivePublication(settings.Channel, settings.StreamId);
            Console.WriteLine($"publishing session {publication.SessionId}");
            long sent = Send(publication, settings.Count, new byte[length], stop);
            if (hangInClaim) Hang(publication, length, stop);
            JsonOutput.Write(w =>
            {
                w.WriteNumber("sent", sent);
                w.WriteNumber("session_id", publication.SessionId);
                w.WriteBoolean("closed", publication.IsClosed);
                w.WriteString("error", lost);
            });
            return ExitCode.Done;
        }
        catch (AeronException failed)
        {
            throw MessageRun.Refused(settings.Directory, failed);
        }
    }

    private static long Send(PublicationBase publication, long count, byte[] message, CancellationToken stop)
    {
        long number = 0;
        while ((count == 0 || number < count) && !stop.IsCancellationRequested)
        {
            MessageRun.Fill(message, number);
            long result = publication is Publication shared ? shared.Offer(message) : ((ExclusivePublication)publication).Offer(message);
            if (result > 0) number++;
            else if (result is PublicationBase.CLOSED or PublicationBase.MAX_POSITION_EXCEEDED) break;
            else if (result != PublicationBase.ADMIN_ACTION) Thread.Sleep(0);
        }
        return number;
    }

    private static void Hang(PublicationBase publication, int length, CancellationToken stop)
    {
        long result;
        do result = publication is Publication shared ? shared.TryClaim(length, out BufferClaim _) : ((ExclusivePublication)publication).TryClaim(length, out BufferClaim _);
        while (result is PublicationBase.ADMIN_ACTION or PublicationBase.BACK_PRESSURED && !stop.IsCancellationRequested);
        Console.WriteLine($"hanging in a claim that ends at {result}");
        stop.WaitHandle.WaitOne();
    }
}
