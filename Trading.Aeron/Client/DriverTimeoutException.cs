// The driver, or this client, was silent for too long.
namespace Trading.Aeron.Client;

/// <summary>No driver, or one that does not answer, or that has ended.</summary>
public sealed class DriverTimeoutException(string message) : AeronException(message);

/// <summary>This client was not served for longer than the driver waits: it may have been given up, so it closed itself.</summary>
public sealed class ConductorServiceTimeoutException(string message) : AeronException(message);

/// <summary>The driver gave this client up.</summary>
public sealed class ClientTimeoutException(string message) : AeronException(message);
