// The commands that remove a publication, a subscription or a counter.
using Trading.Aeron.Memory;

namespace Trading.Aeron.Protocol;

/// <summary>Behind the 16 bytes of <see cref="CorrelatedMessageFlyweight"/>: the registration id; for publications also flags, which older clients leave out.</summary>
public readonly struct RemoveMessageFlyweight(UnsafeBuffer buffer, int offset)
{
    public const int RegistrationIdOffset = 16;
    public const int FlagsOffset = 24;
    public const int Length = 24;
    public const int PublicationLength = 32;
    public const long RevokeFlag = 1;

    public CorrelatedMessageFlyweight Header => new(buffer, offset);
    public long RegistrationId => buffer.GetLong(offset + RegistrationIdOffset);
    public bool IsRevoke(int length) => length >= PublicationLength && (buffer.GetLong(offset + FlagsOffset) & RevokeFlag) != 0;

    public void Put(long clientId, long correlationId, long registrationId)
    {
        Header.Put(clientId, correlationId);
        buffer.PutLong(offset + RegistrationIdOffset, registrationId);
    }

    public void PutFlags(bool revoke) => buffer.PutLong(offset + FlagsOffset, revoke ? RevokeFlag : 0);
}
