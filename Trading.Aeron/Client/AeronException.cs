// What can go wrong between a client and its driver.
using System;
using Trading.Aeron.Protocol;

namespace Trading.Aeron.Client;

/// <summary>Any failure of the client.</summary>
public class AeronException : Exception
{
    public AeronException(string message) : base(message) { }
    public AeronException(string message, Exception inner) : base(message, inner) { }
}
