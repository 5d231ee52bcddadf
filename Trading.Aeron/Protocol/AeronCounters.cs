// The type ids of counters that have a meaning to drivers, clients and tools.
namespace Trading.Aeron.Protocol;

/// <summary>Type ids and key layouts of specification section 5. Counters of applications take ids from 1000 on.</summary>
public static class AeronCounters
{
    public const int SystemTypeId = 0;
    public const int PublisherLimitTypeId = 1;
    public const int SubscriberPositionTypeId = 4;
    public const int ClientHeartbeatTypeId = 11;
    public const int PublisherPositionTypeId = 12;

    public const string PublisherLimitName = "pub-lmt";
    public const string SubscriberPositionName = "sub-pos";
    public const string ClientHeartbeatName = "client-heartbeat";
    public const string ExclusivePublisherPositionName = "pub-pos (exclusive)";
    public const string ConcurrentPublisherPositionName = "pub-pos (concurrent)";

    public const int StreamKeyRegistrationIdOffset = 0;
    public const int StreamKeySessionIdOffset = 8;
    public const int StreamKeyStreamIdOffset = 12;
    public const int StreamKeyChannelLengthOffset = 16;
    public const int StreamKeyChannelOffset = 20;

    /// <summary>The id that no counter, session or registration has.</summary>
    public const int NullValue = -1;
}
