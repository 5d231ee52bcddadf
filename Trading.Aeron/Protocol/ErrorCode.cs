// Why a driver refuses a command.
namespace Trading.Aeron.Protocol;

/// <summary>The codes of the error event.</summary>
public enum ErrorCode
{
    Unused = 0,
    InvalidChannel = 1,
    UnknownSubscription = 2,
    UnknownPublication = 3,
    ChannelEndpointError = 4,
    UnknownCounter = 5,
    UnknownCommandTypeId = 6,
    MalformedCommand = 7,
    NotSupported = 8,
    UnknownHost = 9,
    ResourceTemporarilyUnavailable = 10,
    GenericError = 11,
    StorageSpace = 12,
    ImageRejected = 13,
    PublicationRevoked = 14,
}
