// How long an order takes to the venue: a constant plus a jitter that depends on nothing but seed and message number.
using System;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;

namespace Trading.Core.Simulation;

/// <summary>Order-entry latency. Messages of one session never overtake each other.</summary>
[HotPath]
public struct OrderLatency(long baseNanos, long jitterNanos, ulong seed)
{
    private ulong messageNumber;
    private Nanos lastArrival;

    public Nanos ArrivalOf(Nanos sentTime)
    {
        messageNumber++;
        Nanos arrival = sentTime + new Nanos(baseNanos + Jitter());
        if (arrival < lastArrival) arrival = lastArrival;
        lastArrival = arrival;
        return arrival;
    }

    // The high half of hash x range is uniform in 0 .. range-1 without a division.
    private readonly long Jitter() =>
        jitterNanos <= 0 ? 0 : (long)Math.BigMul(Mix(seed + messageNumber * 0x9E3779B97F4A7C15UL), (ulong)jitterNanos + 1, out _);

    // Finaliser of SplitMix64 (Steele, Lea, Flood 2014): a bijection of 64 bits with full avalanche.
    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}
