// The journal's bytes, against a file that an independent writer (Python, bitwise CRC) laid out from docs/formats/journal.md.
using System;
using System.Linq;
using System.Text;
using Trading.Core.Domain;
using Trading.Core.Journal;
using Xunit;

namespace Trading.Tests.Unit.Journal;

public sealed class JournalFormatTests
{
    private const string Golden =
        "545241444a524e4c040302010100c000887766554433221100ffeeddccbbaa99030000002d0433010001020304050607" +
        "08090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f3031323334353637" +
        "38393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f6400000000000000" +
        "cefaedfe000000000000e8ca447a9912000000000000000000000000000000000000000000000000000000008bc66c38" +
        "2d0000007ff4190801000000f86e2f3964000000000000000700000000000000050000000000000068656c6c6f000000" +
        "40000000c32d39b0010100000556724165000000000000000900000000000000ffffffffffffffffefcdab0000000000" +
        "d6ffffffffffffff0300000002001100380000006a26c047010200005ab3ec2266000000000000000a00000000000000" +
        "000000000000000002000000000000005ab3ec22a64dcfe7";

    private static readonly byte[] digests = Enumerable.Range(0, 96).Select(i => (byte)i).ToArray();
    private static readonly JournalFileHeader header = new()
    {
        RunId = new UInt128(0x99aabbccddeeff00, 0x1122334455667788), FileNumber = 3, TradingDay = 20120621, Build = JournalDigest.Read(digests),
        Configuration = JournalDigest.Read(digests.AsSpan(32)), Model = JournalDigest.Read(digests.AsSpan(64)), FirstSequence = 100,
        PreviousChain = 0xfeedface, CreatedUnixNanos = 1_340_236_800_000_000_000,
    };

    private static readonly JournalDecision decision = new(0xabcdef, -42, new InstrumentId(3), 2, 17);

    [Fact]
    public void ChecksumIsTheStandardOneHoweverItIsSplit()
    {
        (string, uint)[] vectors = [("", 0), ("123456789", 0xe3069283), ("The quick brown fox jumps over the lazy dog", 0x22620404)];
        foreach ((string text, uint expected) in vectors)
        {
            byte[] bytes = Encoding.ASCII.GetBytes(text);
            for (int split = 0; split <= bytes.Length; split++)
                Assert.Equal(expected, Crc32C.Compute(bytes.AsSpan(split), Crc32C.Compute(bytes.AsSpan(0, split))));
        }
    }

    [Fact]
    public void WriterProducesTheGoldenFile()
    {
        // A used buffer: what an earlier record left there must not show through the padding.
        byte[] buffer = new byte[1024];
        Array.Fill(buffer, (byte)0xee);
        var writer = new JournalWriter(buffer, header);
        Span<byte> payload = stackalloc byte[JournalDecision.Length];
        decision.Write(payload);
        Assert.Equal(JournalStatus.Ok, writer.Append(JournalRecordType.MarketBytes, new Nanos(7), new Nanos(5), "hello"u8));
        Assert.Equal(JournalStatus.Ok, writer.Append(JournalRecordType.Decision, new Nanos(9), new Nanos(-1), payload));
        Assert.Equal(JournalStatus.Ok, writer.Seal(new Nanos(10), new Nanos(0)));
        Assert.Equal(Golden, Convert.ToHexStringLower(writer.Pending));
        Assert.Equal((0x6c345e4030d8a1b0UL, 103UL), (writer.Chain, writer.NextSequence));
        Assert.Equal(JournalStatus.Sealed, writer.Append(JournalRecordType.Timer, default, default, default));
    }

    [Fact]
    public void ReaderUnderstandsTheGoldenFile()
    {
        var reader = new JournalReader(Convert.FromHexString(Golden));
        Assert.Equal(header, reader.Header);
        Assert.Equal("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", reader.Header.Build.ToString());
        Assert.Equal(JournalReadStatus.Record, reader.Read(out JournalRecord first));
        Assert.Equal((JournalRecordType.MarketBytes, 100UL, new Nanos(7), new Nanos(5)), (first.Type, first.Sequence, first.LocalTime, first.VenueTime));
        Assert.True(first.Payload.SequenceEqual("hello"u8));
        Assert.Equal(JournalReadStatus.Record, reader.Read(out JournalRecord second));
        Assert.True(JournalDecision.TryRead(second.Payload, out JournalDecision read));
        Assert.Equal(decision, read);
        Assert.Equal(JournalReadStatus.Record, reader.Read(out JournalRecord seal));
        Assert.Equal((JournalRecordType.Sealed, true), (seal.Type, reader.IsSealed));
        Assert.Equal(JournalReadStatus.End, reader.Read(out _));
        Assert.Equal((0x6c345e4030d8a1b0UL, JournalFault.None), (reader.Chain, reader.Fault));
    }

    [Fact]
    public void FullAndTooLargeWriteNothing()
    {
        byte[] buffer = new byte[JournalFileHeader.Length + 64];
        var writer = new JournalWriter(buffer, header);
        Assert.Equal(JournalStatus.Ok, writer.Append(JournalRecordType.Timer, default, default, new byte[24]));
        byte[] before = writer.Pending.ToArray();
        Assert.Equal(JournalStatus.Full, writer.Append(JournalRecordType.Timer, default, default, default));
        Assert.Equal(JournalStatus.Full, writer.Seal(default, default));
        Assert.Equal(JournalStatus.TooLarge, writer.Append(JournalRecordType.Timer, default, default, new byte[buffer.Length]));
        Assert.Equal(JournalStatus.TooLarge, writer.Append(JournalRecordType.Timer, default, default, new byte[JournalFrame.PayloadLengthMax + 1]));
        Assert.Equal(before, writer.Pending.ToArray());
        writer.Drained();
        Assert.True(writer.Pending.IsEmpty);
        Assert.Equal((JournalStatus.Ok, 102UL), (writer.Append(JournalRecordType.Timer, default, default, default), writer.NextSequence));
    }

    [Fact]
    public void HeadersAreToldApart()
    {
        byte[] file = new byte[JournalFileHeader.Length];
        header.Write(file);
        byte[] swapped = [.. file[..8], .. file[8..12].Reverse(), .. file[12..]];
        (byte[] File, JournalHeaderStatus Expected)[] cases =
        [
            ([], JournalHeaderStatus.Empty), (new byte[5000], JournalHeaderStatus.Empty), ("TRAD"u8.ToArray(), JournalHeaderStatus.Torn),
            (file[..^1], JournalHeaderStatus.Torn), ("#!/bin/sh\necho hello\n"u8.ToArray(), JournalHeaderStatus.Foreign),
            ([.. new byte[192], 48], JournalHeaderStatus.Foreign),
            (WithChecksum(file.ToArray(), 12, 2), JournalHeaderStatus.NewerVersion), (WithChecksum(swapped, 187, 0), JournalHeaderStatus.OtherEndianness),
            (file, JournalHeaderStatus.Valid),
        ];
        foreach ((byte[] bytes, JournalHeaderStatus expected) in cases)
        {
            var reader = new JournalReader(bytes);
            Assert.Equal(expected, reader.HeaderStatus);
            Assert.Equal(expected == JournalHeaderStatus.Valid ? JournalReadStatus.End : JournalReadStatus.NoJournal, reader.Read(out _));
        }
    }

    private static byte[] WithChecksum(byte[] file, int at, byte value)
    {
        file[at] = value;
        BitConverter.GetBytes(Crc32C.Compute(file.AsSpan(0, 188))).CopyTo(file, 188);
        return file;
    }
}
