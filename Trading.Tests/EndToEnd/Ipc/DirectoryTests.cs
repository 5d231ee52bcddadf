// The driver's directory: its bytes, its guards, full disks, strangers and other versions.
using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Trading.Tests.Support;
using Trading.Tests.Support.BlackBox;
using Xunit;

namespace Trading.Tests.EndToEnd.Ipc;

public sealed class DirectoryTests
{
    [Fact]
    public void The_files_hold_the_bytes_that_the_specification_says()
    {
        using var aeron = new AeronProcesses();
        aeron.Driver();
        RunningAeron subscriber = aeron.Subscriber("--count", "0");
        aeron.Publisher("--channel", "aeron:ipc?term-length=64k|init-term-id=7|term-id=8|term-offset=64|session-id=-99|mtu=4096", "--count", "2", "--length", "10", "--hang-in-claim").Await("hanging");
        byte[] cnc = File.ReadAllBytes(Path.Combine(aeron.Directory, "cnc.dat"));
        Assert.Equal([512, 1_049_344, 1_048_704, 4_194_304, 1_048_576, 1_048_576], Enumerable.Range(0, 6).Select(i => Int(cnc, 4 * i)));
        Assert.Equal((2_000_000_000, 4096, 0), (Long(cnc, 24), Int(cnc, 48), cnc.Length % 4096));
        int metadata = 128 + 1_049_344 + 1_048_704, values = metadata + 4_194_304;
        Assert.Equal((1, 0, "Bytes sent"), (Int(cnc, metadata), Int(cnc, metadata + 4), Encoding.ASCII.GetString(cnc, metadata + 132, Int(cnc, metadata + 128))));
        Assert.Equal((79_104, 65_536, 34), (Long(cnc, values + 34 * 128), Long(cnc, values + 43 * 128), Long(cnc, values + 34 * 128 + 8)));
        Assert.InRange(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - Long(cnc, 128 + 1_048_576 + 640), -1000, 60_000);

        string logFile = Assert.Single(Directory.GetFiles(Path.Combine(aeron.Directory, "publications")));
        byte[] log = File.ReadAllBytes(logFile);
        int page = log.Length - 4096, frame = 65536 + 64;
        Assert.Equal((3 * 65536 + 4096, $"{Long(log, page + 256)}.logbuffer"), (log.Length, Path.GetFileName(logFile)));
        // The start is in the second term; the tails of the next two carry the ids of three terms before.
        Assert.Equal([7L << 32, (8L << 32) + 64 + 3 * 64, 6L << 32], Enumerable.Range(0, 3).Select(i => Long(log, page + 8 * i)));
        Assert.Equal((1, long.MaxValue, 1), (Int(log, page + 24), Long(log, page + 128), Int(log, page + 136)));
        Assert.Equal([7, 32, 4096, 65536, 4096, 32768], new[] { 264, 268, 272, 276, 280, 284 }.Select(at => Int(log, page + at)));
        Assert.Equal("00000000" + "00C00100" + "00000000" + "9DFFFFFF" + "E9030000" + "07000000" + "0000000000000000", Convert.ToHexString(log, page + 320, 32));
        Assert.Equal("2A000000" + "00C00100" + "40000000" + "9DFFFFFF" + "E9030000" + "08000000" + "0000000000000000" + "00000000000000000809", Convert.ToHexString(log, frame, 42));
        Assert.Equal((-42, 0), (Int(log, frame + 128), Int(log, frame + 192)));
        subscriber.Terminate();
    }

    [Fact]
    public void A_second_driver_is_refused_and_the_first_does_not_notice()
    {
        using var aeron = new AeronProcesses();
        aeron.Driver();
        JsonElement stat = aeron.Look("stat");
        BinaryResult second = Binary.Trading.Run("aeron", "driver", "--dir", aeron.Directory).Exits(4);
        Assert.Contains($"pid {stat.GetProperty("pid").GetInt64()}", second.Error);
        RunningAeron subscriber = aeron.Subscriber("--count", "10");
        aeron.Publisher("--count", "10").Result();
        Assert.Equal(10, subscriber.Result().GetProperty("received").GetInt64());
    }

    [Fact]
    public void Clients_tools_and_drivers_refuse_another_version()
    {
        using var aeron = new AeronProcesses();
        aeron.Driver().Kill();
        using (FileStream cnc = File.OpenWrite(Path.Combine(aeron.Directory, "cnc.dat"))) cnc.Write([0, 0, 1, 0]);
        Assert.Contains("1.0.0", Binary.Trading.Run("aeron", "stat", "--dir", aeron.Directory, "--json").Refuses(3).GetProperty("found").GetString());
        Assert.Contains("1.0.0", Binary.Trading.Run("aeron", "publish", "--dir", aeron.Directory).Exits(4).Error);
        Assert.Contains("1.0.0", Binary.Trading.Run("aeron", "driver", "--dir", aeron.Directory).Exits(4).Error);
    }

    [Fact]
    public void A_stranger_without_rights_is_told_so()
    {
        using var aeron = new AeronProcesses();
        aeron.Driver();
        Mode("600", Path.Combine(aeron.Directory, "cnc.dat"));
        if (Environment.UserName != "root") return;
        using var folder = new TemporaryFolder();
        string program = folder["trading"];
        File.Copy(Path.Combine(SharedData.RepositoryRoot, "out", "bin", "trading"), program);
        Mode("755", folder.Root, program);
        Binary stranger = Binary.Command("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", program);
        Assert.Contains("ermission denied", stranger.Run("aeron", "stat", "--dir", aeron.Directory).Exits(3).Error);
        Assert.Contains("ermission denied", stranger.Run("aeron", "publish", "--dir", aeron.Directory).Exits(4).Error);
    }

    [TinyDiskTheory]
    [InlineData("64k", "space")]
    [InlineData("16m", "insufficient usable storage")]
    public void A_full_disk_is_a_refusal_and_no_crash(string size, string words)
    {
        using var folder = new TemporaryFolder();
        using var disk = new TinyDisk(folder["shm"], size);
        using var aeron = new AeronProcesses(Path.Combine(disk.Root, "aeron"));
        if (size == "64k")
        {
            Assert.Contains(words, Binary.Trading.Run("aeron", "driver", "--dir", aeron.Directory).Exits(3).Error);
            return;
        }
        RunningAeron driver = aeron.Driver();
        Assert.Contains(words, Binary.Trading.Run("aeron", "publish", "--dir", aeron.Directory, "--channel", "aeron:ipc?term-length=16m").Exits(4).Error);
        RunningAeron subscriber = aeron.Subscriber("--count", "10");
        aeron.Publisher("--channel", "aeron:ipc?term-length=64k|sparse=false", "--count", "10").Result();
        Assert.Equal(10, subscriber.Result().GetProperty("received").GetInt64());
        driver.Terminate().Result();
    }

    [Theory]
    [InlineData(2, "driver", "--idle", "wait")]
    [InlineData(2, "driver", "--term-length", "1000")]
    [InlineData(2, "driver", "--unblock-ms", "10")]
    [InlineData(2, "publish", "--length", "4")]
    [InlineData(3, "stat", "--dir", "/nowhere")]
    [InlineData(3, "errors", "--dir", "/nowhere")]
    [InlineData(3, "streams", "--dir", "/nowhere")]
    [InlineData(4, "subscribe", "--driver-timeout-ms", "100")]
    public void Wrong_options_and_absent_drivers_are_refused(int exitCode, params string[] arguments)
    {
        string[] directory = arguments.Contains("--dir") ? [] : ["--dir", $"/dev/shm/aeron-absent-{Guid.NewGuid():N}"];
        BinaryResult result = Binary.Trading.Run(["aeron", .. arguments, .. directory]).Exits(exitCode).HasNoStackTrace();
        Assert.Contains("remedy", result.Error);
    }

    [Fact]
    public void Errors_are_kept_and_told()
    {
        using var aeron = new AeronProcesses();
        aeron.Driver();
        for (int i = 0; i < 2; i++) Assert.Contains("InvalidChannel", Binary.Trading.Run("aeron", "publish", "--dir", aeron.Directory, "--channel", "aeron:ipc?mtu=7").Exits(4).Error);
        JsonElement error = Assert.Single(aeron.Look("errors").GetProperty("errors").EnumerateArray());
        Assert.Equal(2, error.GetProperty("count").GetInt32());
        Assert.Contains("mtu=7", error.GetProperty("text").GetString());
        Assert.Equal(2, aeron.Counter(15));
    }

    private static void Mode(string mode, params string[] paths) => Binary.Command("chmod", [mode, .. paths]).Run().Exits(0);

    private static int Int(byte[] bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));

    private static long Long(byte[] bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));
}
