// A system event of the feed with its time.
using Trading.Core.Domain;

namespace Trading.Native.Host.Feed;

/// <summary>Code O, S, Q, M, E or C of a system event, and when it happened.</summary>
internal readonly record struct SessionEvent(char Code, Nanos VenueTime)
{
    /// <summary>The event in words.</summary>
    public string Words => Code switch
    {
        'O' => "start of messages",
        'S' => "start of system hours",
        'Q' => "start of market hours",
        'M' => "end of market hours",
        'E' => "end of system hours",
        'C' => "end of messages",
        _ => "unknown event",
    };
}
