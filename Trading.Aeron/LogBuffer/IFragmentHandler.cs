// The callbacks of a poll: as structs, which the compiler binds statically, and as delegates.
using Trading.Aeron.Memory;

namespace Trading.Aeron.LogBuffer;

/// <summary>Receives fragments; implement it on a struct, so that the poll loop inlines it.</summary>
public interface IFragmentHandler
{
    /// <summary>One fragment in place: valid only during the call.</summary>
    void OnFragment(UnsafeBuffer buffer, int offset, int length, in Header header);
}

/// <summary>The delegate form of <see cref="IFragmentHandler"/>.</summary>
public delegate void FragmentHandler(UnsafeBuffer buffer, int offset, int length, in Header header);
