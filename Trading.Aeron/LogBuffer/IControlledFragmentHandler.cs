// The callbacks of a controlled poll, whose answer steers it.
using Trading.Aeron.Memory;

namespace Trading.Aeron.LogBuffer;

/// <summary>What a controlled poll does after a fragment.</summary>
public enum ControlledFragmentHandlerAction : byte
{
    /// <summary>Goes on; the position is published at the end.</summary>
    Continue,

    /// <summary>Gives this fragment back and stops.</summary>
    Abort,

    /// <summary>Stops after this fragment.</summary>
    Break,

    /// <summary>Publishes the position now and goes on.</summary>
    Commit,
}

/// <summary>Receives fragments and steers the poll; implement it on a struct.</summary>
public interface IControlledFragmentHandler
{
    /// <summary>One fragment in place: valid only during the call.</summary>
    ControlledFragmentHandlerAction OnFragment(UnsafeBuffer buffer, int offset, int length, in Header header);
}

/// <summary>The delegate form of <see cref="IControlledFragmentHandler"/>.</summary>
public delegate ControlledFragmentHandlerAction ControlledFragmentHandler(UnsafeBuffer buffer, int offset, int length, in Header header);
