// How a client is set up; the names are Aeron's.
using System;
using Trading.Aeron.Concurrent;
using Trading.Aeron.Driver;
using Trading.Aeron.Protocol;

namespace Trading.Aeron.Client;

public sealed partial class Aeron
{
    /// <summary>Settings of a client. Each is set by a method of Aeron's name that returns the context.</summary>
    public sealed class Context
    {
        /// <summary>How often a client tells its driver that it lives.</summary>
        public const int KeepaliveIntervalMsDefault = 500;

        public const int DriverTimeoutMsDefault = 10_000;
        public const int ResourceLingerDurationMsDefault = 3_000;
        public const int IdleSleepMsDefault = 16;

        internal string Directory { get; private set; } = Protocol.AeronDirectory.Default;
        internal long DriverTimeout { get; private set; } = DriverTimeoutMsDefault;
        internal long KeepaliveInterval { get; private set; } = KeepaliveIntervalMsDefault;
        internal long ResourceLinger { get; private set; } = ResourceLingerDurationMsDefault;
        internal Action<Exception> OnError { get; private set; } = error => Console.Error.WriteLine($"aeron client: {error.Message}");
        internal AvailableImageHandler? OnAvailableImage { get; private set; }
        internal UnavailableImageHandler? OnUnavailableImage { get; private set; }
        internal Action<long, int>? OnAvailableCounter { get; private set; }
        internal Action<long, int>? OnUnavailableCounter { get; private set; }
        internal Action? OnClose { get; private set; }
        internal IIdleStrategy Idle { get; private set; } = new SleepingIdleStrategy(IdleSleepMsDefault);
        internal IIdleStrategy AwaitIdle { get; private set; } = new SleepingIdleStrategy();
        internal bool InvokerMode { get; private set; }
        internal bool TouchPages { get; private set; }
        internal string Name { get; private set; } = "";
        internal MediaDriver? InvokedDriver { get; private set; }
        internal Func<long> EpochMs { get; private set; } = SystemClocks.EpochMillis;
        internal Func<long> NanoTime { get; private set; } = SystemClocks.NanoTime;

        /// <summary>The driver's directory; without it AERON_DIR or /dev/shm/aeron-USER.</summary>
        public Context AeronDirectoryName(string directory) => Set(() => Directory = directory);

        public string AeronDirectoryName() => Directory;

        /// <summary>How long to wait for a driver to appear, to answer, and to show a sign of life.</summary>
        public Context DriverTimeoutMs(long milliseconds) => Set(() => DriverTimeout = milliseconds);

        public Context KeepAliveIntervalMs(long milliseconds) => Set(() => KeepaliveInterval = milliseconds);

        /// <summary>How long mappings outlive their use, so that a poll or offer of another thread that just runs ends in peace.</summary>
        public Context ResourceLingerDurationMs(long milliseconds) => Set(() => ResourceLinger = milliseconds);

        /// <summary>Gets what goes wrong in the background: a dead driver, a service gap, exceptions of handlers. The default prints to stderr.</summary>
        public Context ErrorHandler(Action<Exception> handler) => Set(() => OnError = handler);

        public Context AvailableImageHandler(AvailableImageHandler handler) => Set(() => OnAvailableImage = handler);

        public Context UnavailableImageHandler(UnavailableImageHandler handler) => Set(() => OnUnavailableImage = handler);

        /// <summary>Gets registration and counter id of every counter that any client allocates.</summary>
        public Context AvailableCounterHandler(Action<long, int> handler) => Set(() => OnAvailableCounter = handler);

        public Context UnavailableCounterHandler(Action<long, int> handler) => Set(() => OnUnavailableCounter = handler);

        /// <summary>Called once when the client is closed, by whom or what ever.</summary>
        public Context CloseHandler(Action handler) => Set(() => OnClose = handler);

        /// <summary>What the client's conductor thread does between looks at the driver.</summary>
        public Context IdleStrategy(IIdleStrategy idle) => Set(() => Idle = idle);

        /// <summary>What a caller does who waits for the driver's answer.</summary>
        public Context AwaitingIdleStrategy(IIdleStrategy idle) => Set(() => AwaitIdle = idle);

        /// <summary>No conductor thread: the application calls <see cref="Aeron.Invoke"/>.</summary>
        public Context UseConductorAgentInvoker(bool invoke) => Set(() => InvokerMode = invoke);

        /// <summary>Takes the write faults of all pages of a log when it is mapped, not when a message comes: for latency.</summary>
        public Context PreTouchMappedMemory(bool touch) => Set(() => TouchPages = touch);

        /// <summary>A name that tools show beside the client's heartbeat.</summary>
        public Context ClientName(string name) => Set(() => Name = name);

        /// <summary>An embedded driver in invoker mode, which this client's waits have to keep going.</summary>
        public Context DriverAgentInvoker(MediaDriver driver) => Set(() => InvokedDriver = driver);

        public Context EpochClock(Func<long> clock) => Set(() => EpochMs = clock);

        public Context NanoClock(Func<long> clock) => Set(() => NanoTime = clock);

        private Context Set(Action change)
        {
            change();
            return this;
        }
    }
}
