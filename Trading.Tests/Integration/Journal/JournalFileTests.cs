// Journals as files: rotation, restart behind a torn tail, and records that were moved, repeated or left over from another run.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Trading.Core.Domain;
using Trading.Core.Journal;
using Trading.Tests.Support;
using Xunit;

namespace Trading.Tests.Integration.Journal;

public sealed class JournalFileTests
{
    private static readonly JournalFileHeader header = new() { RunId = 11, FirstSequence = 1 };

    [Fact]
    public void ARunOfFilesIsOneChain()
    {
        string directory = Directory.CreateTempSubdirectory("journal").FullName;
        try
        {
            var writer = new JournalWriter(new byte[2048], header);
            JournalFileHeader current = header;
            for (uint number = 0; number < 3; number++)
            {
                using FileStream output = File.Create(Path.Combine(directory, $"{number}.journal"));
                for (int i = 0; i < 100; i++) AppendDraining(writer, output, BitConverter.GetBytes(i));
                while (writer.Seal(default, default) != JournalStatus.Ok) Drain(writer, output);
                Drain(writer, output);
                current = current with { FileNumber = number + 1, FirstSequence = writer.NextSequence, PreviousChain = writer.Chain };
                writer.BeginNextFile(current);
            }
            byte[][] files = Enumerable.Range(0, 3).Select(n => File.ReadAllBytes(Path.Combine(directory, $"{n}.journal"))).ToArray();
            for (int n = 0; n < 3; n++)
            {
                var reader = new JournalReader(files[n]);
                Assert.Equal(JournalReadStatus.End, ReadAll(ref reader));
                Assert.Equal((true, 101UL * (ulong)n + 1, 101UL * (ulong)(n + 1) + 1), (reader.IsSealed, reader.Header.FirstSequence, reader.NextSequence));
                for (int other = 0; other < 3; other++) Assert.Equal(other == n + 1, reader.IsFollowedBy(new JournalReader(files[other]).Header));
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public void AWriterResumesBehindATornTail()
    {
        byte[] file = FileOf(header, 5);
        for (int cut = 1; cut <= 48; cut++)
        {
            var reader = new JournalReader(file.AsSpan(0, file.Length - cut));
            Assert.Equal(cut == 48 ? JournalReadStatus.End : JournalReadStatus.TornTail, ReadAll(ref reader));
            JournalWriter writer = JournalWriter.Resume(new byte[1024], reader);
            Assert.True(writer.Pending.IsEmpty);
            Assert.Equal(JournalStatus.Ok, writer.Append(JournalRecordType.Command, default, default, "on"u8));
            Assert.Equal(JournalStatus.Ok, writer.Seal(default, default));
            var again = new JournalReader([.. file[..reader.Position], .. writer.Pending]);
            Assert.Equal((JournalReadStatus.End, 7UL, true), (ReadAll(ref again), again.NextSequence, again.IsSealed));
        }
    }

    [Fact]
    public void MovedRepeatedAndForeignRecordsAreFound()
    {
        byte[] file = FileOf(header, 4);
        byte[] stale = FileOf(header with { RunId = 12 }, 8);
        const int frame = 48;
        byte[] At(int i) => file[(JournalFileHeader.Length + i * frame)..(JournalFileHeader.Length + (i + 1) * frame)];
        byte[] head = file[..JournalFileHeader.Length];
        (byte[] Bytes, JournalReadStatus Status, JournalFault Fault, ulong Next)[] cases =
        [
            ([.. head, .. At(0), .. At(2), .. At(1), .. At(3)], JournalReadStatus.Corrupt, JournalFault.Sequence, 2),
            ([.. file, .. At(3)], JournalReadStatus.Corrupt, JournalFault.Sequence, 5),
            ([.. head, .. At(1), .. At(2)], JournalReadStatus.Corrupt, JournalFault.Sequence, 1),
            // A recycled file: what an earlier run left behind is no record of this one, so it is an ordinary torn tail.
            ([.. file, .. stale[file.Length..]], JournalReadStatus.TornTail, JournalFault.Checksum, 5),
            // The same record written over another history: only the chain tells.
            ([.. head, .. At(0), .. SplicedRecord()], JournalReadStatus.Corrupt, JournalFault.Chain, 2),
        ];
        foreach ((byte[] bytes, JournalReadStatus status, JournalFault fault, ulong next) in cases)
        {
            var reader = new JournalReader(bytes);
            Assert.Equal((status, fault, next), (ReadAll(ref reader), reader.Fault, reader.NextSequence));
        }
    }

    [Fact]
    public void BytesBehindASealAndSealsThatDoNotMatchAreFound()
    {
        var writer = new JournalWriter(new byte[1024], header);
        writer.Seal(default, default);
        // Type 0, a record count of 1, another chain value: each with a checksum that fits, as a faulty writer would leave it.
        foreach ((int at, byte value) in new (int, byte)[] { (9, 0), (40, 1), (48, 0x55) })
        {
            byte[] forged = writer.Pending.ToArray();
            Span<byte> frame = forged.AsSpan(JournalFileHeader.Length);
            frame[at] = value;
            if (at == 9) frame[8] = 0;
            frame[4..8].Clear();
            BitConverter.GetBytes(Crc32C.Compute(frame, BitConverter.ToUInt32(forged, 188))).CopyTo(frame[4..]);
            var judge = new JournalReader(forged);
            Assert.Equal((at, JournalReadStatus.Corrupt, JournalFault.Content), (at, ReadAll(ref judge), judge.Fault));
        }
        var reader = new JournalReader([.. writer.Pending, 0, 0, 1]);
        Assert.Equal((JournalReadStatus.Corrupt, JournalFault.BehindSeal), (ReadAll(ref reader), reader.Fault));
    }

    [Fact]
    public void AppendingAndReadingAllocateNothing()
    {
        var writer = new JournalWriter(new byte[1 << 20], header);
        byte[] payload = new byte[64];
        Assert.Equal((9000UL, 9000UL), (Fill(), Count()));
        writer.Drained();
        Assert.Equal(0, AllocationProbe.Of(() =>
        {
            Fill();
            writer.Drained();
        }));

        writer = new JournalWriter(new byte[1 << 20], header);
        Fill();
        ulong counted = 0;
        Assert.Equal(0, AllocationProbe.Of(() => counted = Count()));
        Assert.Equal(9000UL, counted);

        ulong Fill()
        {
            ulong appended = 0;
            while (appended < 9000 && writer.Append(JournalRecordType.MarketBytes, default, default, payload) == JournalStatus.Ok) appended++;
            return appended;
        }

        ulong Count()
        {
            var reader = new JournalReader(writer.Pending);
            ReadAll(ref reader);
            return reader.NextSequence - 1;
        }
    }

    // A second record of the same file header, whose first record differed.
    private static byte[] SplicedRecord()
    {
        var writer = new JournalWriter(new byte[1024], header);
        writer.Append(JournalRecordType.MarketBytes, default, default, "another"u8);
        writer.Drained();
        writer.Append(JournalRecordType.MarketBytes, default, default, "second"u8);
        return writer.Pending.ToArray();
    }

    private static byte[] FileOf(in JournalFileHeader header, int records)
    {
        var writer = new JournalWriter(new byte[1024], header);
        for (int i = 0; i < records; i++) writer.Append(JournalRecordType.MarketBytes, default, default, BitConverter.GetBytes(i));
        return writer.Pending.ToArray();
    }

    private static void AppendDraining(JournalWriter writer, FileStream output, byte[] payload)
    {
        while (writer.Append(JournalRecordType.MarketBytes, default, default, payload) != JournalStatus.Ok) Drain(writer, output);
    }

    private static void Drain(JournalWriter writer, FileStream output)
    {
        output.Write(writer.Pending);
        writer.Drained();
    }

    private static JournalReadStatus ReadAll(ref JournalReader reader)
    {
        JournalReadStatus status;
        do status = reader.Read(out _);
        while (status == JournalReadStatus.Record);
        return status;
    }
}
