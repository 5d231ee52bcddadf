// The command that asks the driver to end.
using System;
using Trading.Aeron.Memory;

namespace Trading.Aeron.Protocol;

/// <summary>Behind the 16 bytes of <see cref="CorrelatedMessageFlyweight"/>: a token that the driver's validator judges.</summary>
public readonly struct TerminateDriverFlyweight(UnsafeBuffer buffer, int offset)
{
    public const int TokenLengthOffset = 16;
    public const int LengthMin = 20;

    public static int ComputeLength(int tokenLength) => LengthMin + tokenLength;

    public CorrelatedMessageFlyweight Header => new(buffer, offset);

    public bool TryGetToken(int length, out ReadOnlySpan<byte> token) => LengthPrefixedText.TryGetBytes(buffer, offset + TokenLengthOffset, offset + length, out token);

    public void Put(long clientId, long correlationId, ReadOnlySpan<byte> token)
    {
        Header.Put(clientId, correlationId);
        buffer.PutInt(offset + TokenLengthOffset, token.Length);
        buffer.PutBytes(offset + LengthMin, token);
    }
}
