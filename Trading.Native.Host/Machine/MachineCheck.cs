// Reads what the kernel says about this machine and judges it for low latency.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics.X86;
using Trading.Cli;

namespace Trading.Native.Host.Machine;

/// <summary>The checks of <c>trading check</c>, in the order they are printed.</summary>
/// <remarks>Reads /sys and /proc; a file that is absent gives the value "unknown" and counts as a warning only where its absence is the problem.</remarks>
public static class MachineCheck
{
    /// <summary>Below this the trading thread, the operating system and the helpers share cores.</summary>
    private const int CoresNeeded = 4;

    /// <summary>Locking the pools and rings of a default configuration takes about this much.</summary>
    private const ulong MemlockBytesNeeded = 256UL << 20;

    /// <summary>A vDSO read of the TSC takes 20-30 ns; a system call takes more than 100.</summary>
    private const double TimestampNanosFit = 60;

    public static List<Finding> Run() =>
    [
        ClockSource(), TimestampCost(), Avx2Present(), Cores(), IsolatedCores(), Tickless(), Governor(), Smt(),
        TransparentHugePages(), HugePages(), MemoryLock(), RealTimePriority(), Swap(), Virtualisation(),
    ];

    private static Finding ClockSource()
    {
        string source = KernelFile.Text("/sys/devices/system/clocksource/clocksource0/current_clocksource");
        // kvm-clock and hyperv pages are read in the vDSO as tsc is; hpet and acpi_pm are system calls.
        bool fit = source is "tsc" or "kvm-clock" or "hyperv_clocksource_tsc_page" or "arch_sys_counter";
        return new("clock source", fit, source, "boot with clocksource=tsc tsc=reliable");
    }

    private static Finding TimestampCost()
    {
        double nanos = TimestampNanos();
        return new("timestamp cost", nanos <= TimestampNanosFit, nanos.ToString("0.0", CultureInfo.InvariantCulture) + " ns",
            "use a clock source that the vDSO can read (tsc)");
    }

    // The best of several rounds: the cost of the call, without what else ran on the core.
    private static double TimestampNanos()
    {
        const int Rounds = 20, Calls = 10_000;
        long best = long.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < Calls; i++) Stopwatch.GetTimestamp();
            best = Math.Min(best, Stopwatch.GetTimestamp() - start);
        }
        return best * (1e9 / Stopwatch.Frequency) / Calls;
    }

    private static Finding Avx2Present() =>
        new("avx2", Avx2.IsSupported, Avx2.IsSupported ? "yes" : "no", "use a machine with AVX2; the scalar model kernel runs otherwise");

    private static Finding Cores() =>
        new("cores", Environment.ProcessorCount >= CoresNeeded, Number(Environment.ProcessorCount),
            $"give it {CoresNeeded} or more: one for the line, the rest for the system and the helpers");

    private static Finding IsolatedCores()
    {
        string isolated = KernelFile.Text("/sys/devices/system/cpu/isolated");
        bool any = isolated.Length > 0 && isolated != KernelFile.Unknown;
        return new("isolated cores", any, any ? isolated : "none", "boot with isolcpus=managed_irq,domain,<cores> and pin the line to one of them");
    }

    private static Finding Tickless()
    {
        string cores = KernelFile.Text("/sys/devices/system/cpu/nohz_full");
        bool any = cores.Length > 0 && cores != KernelFile.Unknown && cores != "(null)";
        return new("tickless cores", any, any ? cores : "none", "boot with nohz_full=<cores> rcu_nocbs=<cores>: the timer tick costs about 1 us each");
    }

    private static Finding Governor()
    {
        string governor = KernelFile.Text("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor");
        // No cpufreq at all means that the hypervisor or the firmware decides; nothing can be set from here.
        return governor == KernelFile.Unknown
            ? new("cpu governor", true, "not controlled by this kernel", "")
            : new("cpu governor", governor == "performance", governor, "cpupower frequency-set -g performance");
    }

    private static Finding Smt()
    {
        string active = KernelFile.Text("/sys/devices/system/cpu/smt/active");
        return new("smt", active != "1", active switch { "1" => "on", "0" => "off", _ => active },
            "echo off > /sys/devices/system/cpu/smt/control, or keep the sibling of the line's core idle");
    }

    private static Finding TransparentHugePages()
    {
        string mode = KernelFile.Chosen("/sys/kernel/mm/transparent_hugepage/enabled");
        return new("transparent huge pages", mode is "madvise" or "never", mode,
            "echo madvise > /sys/kernel/mm/transparent_hugepage/enabled: 'always' compacts memory behind your back");
    }

    private static Finding HugePages()
    {
        long pages = KernelFile.Field("/proc/meminfo", "HugePages_Total");
        return new("huge pages", pages > 0, pages < 0 ? KernelFile.Unknown : Number(pages), "sysctl vm.nr_hugepages=<n>: fewer TLB misses in books and rings");
    }

    private static Finding MemoryLock()
    {
        bool known = LibC.TryGetLimit(LibC.RlimitMemlock, out LibC.Limit limit);
        string value = !known ? KernelFile.Unknown : limit.Soft == LibC.Unlimited ? "unlimited" : Number((long)(limit.Soft >> 10)) + " KiB";
        return new("memlock limit", known && limit.Soft >= MemlockBytesNeeded, value, "ulimit -l unlimited (LimitMEMLOCK=infinity in systemd)");
    }

    private static Finding RealTimePriority()
    {
        bool known = LibC.TryGetLimit(LibC.RlimitRtprio, out LibC.Limit limit);
        string value = !known ? KernelFile.Unknown : limit.Soft == LibC.Unlimited ? "unlimited" : Number((long)limit.Soft);
        return new("rtprio limit", known && limit.Soft > 0, value, "ulimit -r 99 (LimitRTPRIO=99 in systemd), if the line is to run SCHED_FIFO");
    }

    private static Finding Swap()
    {
        long kibibytes = KernelFile.Field("/proc/meminfo", "SwapTotal");
        return new("swap", kibibytes == 0, kibibytes switch { < 0 => KernelFile.Unknown, 0 => "off", _ => Number(kibibytes) + " KiB" },
            "swapoff -a: a page brought back from disk costs milliseconds");
    }

    private static Finding Virtualisation()
    {
        bool guest = KernelFile.HasCpuFlag("hypervisor");
        return new("virtualisation", !guest, guest ? "a guest of a hypervisor" : "bare metal", "use bare metal: a guest loses its core at any moment (steal time)");
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
