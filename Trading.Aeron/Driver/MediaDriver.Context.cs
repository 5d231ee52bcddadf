// How a driver is set up; the names are Aeron's.
using System;
using Trading.Aeron.Concurrent;
using Trading.Aeron.Protocol;

namespace Trading.Aeron.Driver;

public sealed partial class MediaDriver
{
    /// <summary>Settings of a driver. Each is set by a method of Aeron's name that returns the context.</summary>
    public sealed class Context
    {
        private const long Second = 1_000_000_000;

        internal string Directory { get; private set; } = Protocol.AeronDirectory.Default;
        internal bool DeleteOnStart { get; private set; }
        internal bool DeleteOnShutdown { get; private set; }
        internal bool Attach { get; private set; }
        internal bool InvokerMode { get; private set; }
        internal IIdleStrategy Idle { get; private set; } = new BackoffIdleStrategy();
        internal long DriverTimeout { get; private set; } = 10_000;
        internal long ClientLiveness { get; private set; } = 10 * Second;
        internal long Timer { get; private set; } = Second;
        internal long ImageLiveness { get; private set; } = 10 * Second;
        internal long Unblock { get; private set; } = 15 * Second;
        internal long CounterReuseMs { get; private set; } = 1_000;
        internal long UntetheredWindowLimit { get; private set; } = 5 * Second;
        internal long UntetheredLinger { get; private set; } = AeronCounters.NullValue;
        internal long UntetheredResting { get; private set; } = 10 * Second;
        internal long Linger { get; private set; } = 5 * Second;
        internal int TermLength { get; private set; } = 64 * 1024 * 1024;
        internal int Mtu { get; private set; } = 1408;
        internal int Window { get; private set; }
        internal int PageSize { get; private set; } = 4096;
        internal bool Sparse { get; private set; } = true;
        internal int CommandsLength { get; private set; } = 1024 * 1024;
        internal int EventsLength { get; private set; } = 1024 * 1024;
        internal int CountersLength { get; private set; } = 1024 * 1024;
        internal int ErrorsLength { get; private set; } = 1024 * 1024;
        internal Action<Exception> OnError { get; private set; } = error => Console.Error.WriteLine($"aeron driver: {error.Message}");
        internal Func<string, byte[], bool> MayTerminate { get; private set; } = (_, _) => false;
        internal Action? OnTerminate { get; private set; }
        internal Func<long> EpochMs { get; private set; } = SystemClocks.EpochMillis;
        internal Func<long> NanoTime { get; private set; } = SystemClocks.NanoTime;

        /// <summary>Without it AERON_DIR or /dev/shm/aeron-USER.</summary>
        public Context AeronDirectoryName(string directory) => Set(() => Directory = System.IO.Path.GetFullPath(directory));

        public string AeronDirectoryName() => Directory;

        /// <summary>Deletes the directory even when a driver seems to live there.</summary>
        public Context DirDeleteOnStart(bool delete) => Set(() => DeleteOnStart = delete);

        public Context DirDeleteOnShutdown(bool delete) => Set(() => DeleteOnShutdown = delete);

        /// <summary>Uses the driver that runs in the directory, of whatever make, instead of refusing to be a second one.</summary>
        public Context AttachWhenRunning(bool attach) => Set(() => Attach = attach);

        /// <summary>No conductor thread: the application calls <see cref="Invoke"/>.</summary>
        public Context UseConductorAgentInvoker(bool invoke) => Set(() => InvokerMode = invoke);

        /// <summary>What the conductor does without work. Publisher limits move only when it runs.</summary>
        public Context ConductorIdleStrategy(IIdleStrategy idle) => Set(() => Idle = idle);

        /// <summary>How old a heartbeat may be before a driver counts as dead.</summary>
        public Context DriverTimeoutMs(long milliseconds) => Set(() => DriverTimeout = milliseconds);

        public Context ClientLivenessTimeoutNs(long nanos) => Set(() => ClientLiveness = nanos);

        /// <summary>Interval of the timers: heartbeat, liveness, unblocking.</summary>
        public Context TimerIntervalNs(long nanos) => Set(() => Timer = nanos);

        /// <summary>How long a rejected publication gets no new image.</summary>
        public Context ImageLivenessTimeoutNs(long nanos) => Set(() => ImageLiveness = nanos);

        /// <summary>How long all readers may wait at one frame before its publisher is taken for dead; longer than the client liveness time-out.</summary>
        public Context PublicationUnblockTimeoutNs(long nanos) => Set(() => Unblock = nanos);

        public Context CounterFreeToReuseTimeoutMs(long milliseconds) => Set(() => CounterReuseMs = milliseconds);
        public Context UntetheredWindowLimitTimeoutNs(long nanos) => Set(() => UntetheredWindowLimit = nanos);
        public Context UntetheredLingerTimeoutNs(long nanos) => Set(() => UntetheredLinger = nanos);
        public Context UntetheredRestingTimeoutNs(long nanos) => Set(() => UntetheredResting = nanos);

        /// <summary>Only written into the logs' metadata: IPC has no linger of its own.</summary>
        public Context PublicationLingerTimeoutNs(long nanos) => Set(() => Linger = nanos);

        public Context IpcTermBufferLength(int bytes) => Set(() => TermLength = bytes);
        public Context IpcMtuLength(int bytes) => Set(() => Mtu = bytes);

        /// <summary>How far publishers may be ahead of the slowest reader; 0 is half a term.</summary>
        public Context IpcPublicationTermWindowLength(int bytes) => Set(() => Window = bytes);

        public Context FilePageSize(int bytes) => Set(() => PageSize = bytes);

        /// <summary>False allocates and touches the pages of every log when it is made: for production, where a full disk must not end a process.</summary>
        public Context TermBufferSparseFile(bool sparse) => Set(() => Sparse = sparse);

        /// <summary>Capacity of the command ring, without its trailer.</summary>
        public Context ConductorBufferLength(int bytes) => Set(() => CommandsLength = bytes);

        /// <summary>Capacity of the event buffer, without its trailer.</summary>
        public Context ToClientsBufferLength(int bytes) => Set(() => EventsLength = bytes);

        public Context CounterValuesBufferLength(int bytes) => Set(() => CountersLength = bytes);
        public Context ErrorBufferLength(int bytes) => Set(() => ErrorsLength = bytes);

        /// <summary>Hears of errors beside the error log. The default prints to stderr.</summary>
        public Context ErrorHandler(Action<Exception> handler) => Set(() => OnError = handler);

        /// <summary>Judges a client's wish to end the driver, by directory and token. The default refuses.</summary>
        public Context TerminationValidator(Func<string, byte[], bool> validator) => Set(() => MayTerminate = validator);

        public Context TerminationHook(Action hook) => Set(() => OnTerminate = hook);
        public Context EpochClock(Func<long> clock) => Set(() => EpochMs = clock);
        public Context NanoClock(Func<long> clock) => Set(() => NanoTime = clock);

        /// <summary>Contradictions are refused before a file is touched.</summary>
        internal void Check()
        {
            Require(LogBufferDescriptorAllows(TermLength), $"a term length of {TermLength}: a power of two from 64 KiB to 1 GiB");
            Require(LogBuffer.LogBufferDescriptor.IsPageLength(PageSize), $"a page size of {PageSize}: a power of two from 4 KiB to 1 GiB");
            Require(PublicationParameters.IsMtu(Mtu), $"an MTU of {Mtu}: a multiple of 32 from 64 to 65504");
            Require(Unblock > ClientLiveness, $"an unblock time-out of {Unblock} ns: longer than the client liveness time-out of {ClientLiveness} ns, or living publishers are overruled");
            Require(CountersLength >= 64 * 1024, $"counters of {CountersLength} bytes: at least 64 KiB");
        }

        private static bool LogBufferDescriptorAllows(int termLength) => LogBuffer.LogBufferDescriptor.IsTermLength(termLength);

        private static void Require(bool condition, string what)
        {
            if (!condition) throw new ArgumentException($"{what} is required");
        }

        private Context Set(Action change)
        {
            change();
            return this;
        }
    }
}
