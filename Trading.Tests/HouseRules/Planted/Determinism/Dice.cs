// Planted faults: one method for each thing that makes two runs of the same day differ, and the exact ones that do not.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Trading.Tests.HouseRules.Planted.Determinism;

internal static class Dice
{
    [Plant("banned")]
    internal static long Clock() => DateTime.UtcNow.Ticks;

    [Plant("banned")]
    internal static long Ticker() => Stopwatch.GetTimestamp();

    [Plant("banned")]
    internal static int Chance() => new Random(1).Next();

    [Plant("banned")]
    internal static Guid Identifier() => Guid.NewGuid();

    [Plant("banned")]
    internal static void Start() => new Thread(() => { }).Start();

    [Plant("banned")]
    internal static Task Later() => Task.Delay(1);

    [Plant("banned")]
    internal static byte[] Read(string path) => File.ReadAllBytes(path);

    [Plant("banned")]
    internal static string? Setting() => Environment.GetEnvironmentVariable("HOME");

    [Plant("banned")]
    internal static int Hash(string text) => text.GetHashCode();

    [Plant("banned")]
    internal static CultureInfo Culture() => CultureInfo.CurrentCulture;

    [Plant("culture")]
    internal static string Render(double value) => value.ToString("0.0");

    [Plant("mathematics")]
    internal static double Logarithm(double value) => Math.Log(value);

    [Plant("mathematics")]
    internal static double Fused(double value) => double.FusedMultiplyAdd(value, value, value);

    [Plant("hash-order")]
    internal static int Enumerate(Dictionary<int, int> map)
    {
        int last = 0;
        foreach (var pair in map) last = pair.Value;
        return last;
    }

    [Plant("hash-order")]
    internal static int EnumerateKeys(HashSet<int> set)
    {
        using var keys = set.GetEnumerator();
        return keys.MoveNext() ? keys.Current : 0;
    }

    internal static double Exact(double value) => Math.Sqrt(Math.Abs(value)) + Math.Round(value);

    internal static string RenderInvariant(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    internal static bool LookUp(Dictionary<int, int> map) => map.ContainsKey(1);
}
