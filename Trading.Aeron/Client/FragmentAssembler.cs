// Makes whole messages of fragments in front of a delegate.
using Trading.Aeron.LogBuffer;
using Trading.Aeron.Memory;

namespace Trading.Aeron.Client;

/// <summary>Pass <see cref="OnFragment"/> to a poll as its handler. One object serves one thread.</summary>
public sealed class FragmentAssembler
{
    private FragmentAssembler<DelegateFragmentHandler> _assembler;

    public FragmentAssembler(FragmentHandler handler, int initialBufferLength = 4096)
    {
        _assembler = new FragmentAssembler<DelegateFragmentHandler>(new DelegateFragmentHandler(handler), initialBufferLength);
        Handler = OnFragment;
    }

    /// <summary><see cref="OnFragment"/> as a delegate made once.</summary>
    public FragmentHandler Handler { get; }

    public void OnFragment(UnsafeBuffer buffer, int offset, int length, in Header header) => _assembler.OnFragment(buffer, offset, length, in header);

    public bool FreeSessionBuffer(int sessionId) => _assembler.FreeSessionBuffer(sessionId);
}
