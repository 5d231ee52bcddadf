// A command that the driver refuses.
using System;
using Trading.Aeron.Protocol;

namespace Trading.Aeron.Driver;

/// <summary>Becomes the error event of the command.</summary>
internal sealed class ControlProtocolException(ErrorCode code, string message) : Exception(message)
{
    public ErrorCode Code { get; } = code;
}
