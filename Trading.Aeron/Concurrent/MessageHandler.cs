// The callback of the command ring and the broadcast buffer.
using Trading.Aeron.Memory;

namespace Trading.Aeron.Concurrent;

/// <summary>One message: its type and where its payload lies. The bytes are valid only during the call.</summary>
public delegate void MessageHandler(int messageTypeId, UnsafeBuffer buffer, int index, int length);
