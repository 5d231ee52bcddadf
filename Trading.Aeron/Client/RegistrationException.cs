// The driver refused a command.
using Trading.Aeron.Protocol;

namespace Trading.Aeron.Client;

/// <summary>Carries the driver's code and words.</summary>
public sealed class RegistrationException(long correlationId, ErrorCode errorCode, string message) : AeronException($"{errorCode}: {message}")
{
    public long CorrelationId { get; } = correlationId;
    public ErrorCode ErrorCode { get; } = errorCode;
}
