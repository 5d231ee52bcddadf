// The callbacks of a block poll.
using Trading.Aeron.Memory;

namespace Trading.Aeron.LogBuffer;

/// <summary>Receives runs of whole frames, headers included; implement it on a struct.</summary>
public interface IBlockHandler
{
    void OnBlock(UnsafeBuffer buffer, int offset, int length, int sessionId, int termId);
}

/// <summary>The delegate form of <see cref="IBlockHandler"/>.</summary>
public delegate void BlockHandler(UnsafeBuffer buffer, int offset, int length, int sessionId, int termId);
