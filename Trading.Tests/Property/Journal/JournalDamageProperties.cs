// Every way to damage a small journal is found, and told apart as docs/formats/journal.md promises.
using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Trading.Core.Domain;
using Trading.Core.Journal;
using Xunit;

namespace Trading.Tests.Property.Journal;

public sealed class JournalDamageProperties
{
    private static readonly Config config = Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(20120621, 5);
    private static readonly JournalFileHeader header = new() { RunId = 7, FirstSequence = 1, CreatedUnixNanos = 1 };

    [Fact]
    public void RandomRecordsReadBackAsWritten() => Check.One(config, Prop.ForAll(ArbMap.Default.ArbFor<byte[][]>(), ArbMap.Default.ArbFor<long>(), (payloads, seed) =>
    {
        byte[][] written = payloads.Where(p => p is not null).ToArray();
        byte[] file = Write(written, sealIt: true, seed);
        foreach (byte[] bytes in new[] { file, [.. file, .. new byte[777]] })
        {
            var reader = new JournalReader(bytes);
            for (int i = 0; i < written.Length; i++)
            {
                Assert.Equal(JournalReadStatus.Record, reader.Read(out JournalRecord record));
                Assert.True(record.Payload.SequenceEqual(written[i]));
                Assert.Equal((TypeOf(i), (ulong)i + 1, seed + i, seed - i), (record.Type, record.Sequence, record.LocalTime.Value, record.VenueTime.Value));
            }
            Assert.Equal(JournalReadStatus.Record, reader.Read(out _));
            Assert.Equal((JournalReadStatus.End, true, file.Length), (reader.Read(out _), reader.IsSealed, reader.Position));
        }
    }));

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 0)]
    [InlineData(false, 200)]
    public void EveryFlippedByteIsFound(bool sealIt, int preallocated)
    {
        byte[] file = [.. Write(Small, sealIt, 5), .. new byte[preallocated]];
        (int[] starts, int end) = Boundaries(file);
        for (int at = 0; at < file.Length; at++)
            foreach (byte flip in new byte[] { 1, 0x80, 0xff, file[at] })
            {
                if (flip == 0) continue;
                byte[] damaged = file.ToArray();
                damaged[at] ^= flip;
                var reader = new JournalReader(damaged);
                JournalReadStatus found = ReadAll(ref reader);
                JournalReadStatus expected = at < JournalFileHeader.Length ? JournalReadStatus.NoJournal
                    : at < starts[^1] ? JournalReadStatus.Corrupt : JournalReadStatus.TornTail;
                Assert.True(expected == found, $"byte {at} flipped by {flip:x2}: {found}, expected {expected}");
                if (at < 8) Assert.Equal(JournalHeaderStatus.Foreign, reader.HeaderStatus);
                else if (at < JournalFileHeader.Length) Assert.Equal(JournalHeaderStatus.Corrupt, reader.HeaderStatus);
                else Assert.Equal(at >= end ? end : starts.Last(s => s <= at), reader.Position);
            }
    }

    [Fact]
    public void EveryTruncationIsFoundWhateverFollowsIt()
    {
        byte[] file = Write(Small, sealIt: true, 5);
        (int[] starts, int end) = Boundaries(file);
        byte[] garbage = new byte[300];
        new Random(42).NextBytes(garbage);
        for (int length = JournalFileHeader.Length; length < end; length++)
        {
            bool atBoundary = starts.Contains(length);
            int expectedPosition = starts.Last(s => s <= length);
            foreach (byte[] tail in new byte[][] { [], new byte[300], garbage })
            {
                var reader = new JournalReader([.. file[..length], .. tail]);
                JournalReadStatus found = ReadAll(ref reader);
                // A tail of zeros may complete a frame whose own last bytes are zeros.
                if (tail.Length > 0 && tail[0] == 0 && file.AsSpan(length, Next(starts, end, length) - length).IndexOfAnyExcept((byte)0) < 0) continue;
                bool clean = atBoundary && (tail.Length == 0 || tail[0] == 0);
                Assert.Equal((length, clean ? JournalReadStatus.End : JournalReadStatus.TornTail), (length, found));
                Assert.Equal((false, expectedPosition), (reader.IsSealed, reader.Position));
            }
        }
        for (int length = 0; length < JournalFileHeader.Length; length++)
            Assert.Equal(length == 0 ? JournalHeaderStatus.Empty : JournalHeaderStatus.Torn, new JournalReader(file.AsSpan(0, length)).HeaderStatus);
    }

    [Fact]
    public void AnInsertedOrRemovedByteIsCorruptionAndNotATornTail()
    {
        byte[] file = Write(Small, sealIt: true, 5);
        int lastStart = Boundaries(file).Starts[^1];
        for (int at = JournalFileHeader.Length; at < lastStart; at++)
            foreach (byte[] damaged in new byte[][] { [.. file[..at], 0x5a, .. file[at..]], [.. file[..at], .. file[(at + 1)..]] })
            {
                var reader = new JournalReader(damaged);
                JournalReadStatus found = ReadAll(ref reader);
                Assert.True(found == JournalReadStatus.Corrupt, $"byte {at}: {found}");
            }
    }

    private static byte[][] Small => [[], [1], [0, 0, 0, 0, 0, 0, 0, 0, 0], Enumerable.Range(0, 100).Select(i => (byte)(i * 7)).ToArray(), new byte[256], [9, 8, 7, 0]];

    private static JournalRecordType TypeOf(int i) => i % 2 == 0 ? JournalRecordType.MarketBytes : JournalRecordType.OrderSent;

    private static byte[] Write(byte[][] payloads, bool sealIt, long seed)
    {
        var file = new List<byte>();
        var writer = new JournalWriter(new byte[4096], header);
        for (int i = 0; i < payloads.Length;)
        {
            JournalStatus status = writer.Append(TypeOf(i), new Nanos(seed + i), new Nanos(seed - i), payloads[i]);
            if (status == JournalStatus.Ok) i++;
            else Drain();
        }
        if (sealIt && writer.Seal(default, default) == JournalStatus.Full)
        {
            Drain();
            Assert.Equal(JournalStatus.Ok, writer.Seal(default, default));
        }
        Drain();
        return file.ToArray();

        void Drain()
        {
            file.AddRange(writer.Pending);
            writer.Drained();
        }
    }

    private static (int[] Starts, int End) Boundaries(byte[] file)
    {
        var starts = new List<int>();
        var reader = new JournalReader(file);
        int position = reader.Position;
        while (reader.Read(out _) == JournalReadStatus.Record)
        {
            starts.Add(position);
            position = reader.Position;
        }
        return (starts.ToArray(), position);
    }

    private static int Next(int[] starts, int end, int length) => starts.Where(s => s > length).DefaultIfEmpty(end).First();

    private static JournalReadStatus ReadAll(ref JournalReader reader)
    {
        JournalReadStatus status;
        do status = reader.Read(out _);
        while (status == JournalReadStatus.Record);
        return status;
    }
}
