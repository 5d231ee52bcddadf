// The shared word that blocks order entry: set by any thread or process, asked by the order encoder as its last step.
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;
using Trading.Core.Memory;

namespace Trading.Core.Concurrency;

/// <summary>One 64-bit word on a cache line of its own, in a <see cref="ControlPage"/>. A set bit blocks; those who kill only add bits.</summary>
/// <remarks>
/// Bit 0: a flatten is under way, so reduce-only orders pass under K1 to K3; a new kill takes it away. Bits 3, 4 and 5: kill levels K3, K4 and K5.
/// Bits 8..23: accounts 0..14, bit 23 all from 15 on. Bits 24..55: strategies 0..30, bit 55 all from 31 on. Bits 56..63: how often somebody killed,
/// modulo 256, so that a re-arm cannot lift a kill that it has not seen. Bits 1, 2, 6 and 7 mean nothing and block everything: a word that nobody can
/// have meant is read as a kill. A set bit is seen by the next encode on any core; nobody's loop need run for it.
/// </remarks>
[HotPath]
public sealed class ControlWord
{
    public const int AccountBits = 16;
    public const int StrategyBits = 32;
    private const int FirstAccountBit = 8;
    private const int FirstStrategyBit = 24;
    private const ulong ScopedBits = ((1UL << AccountBits) - 1) << FirstAccountBit | ((1UL << StrategyBits) - 1) << FirstStrategyBit;
    private const ulong NetworkCutBit = 1UL << 5;
    private const ulong VenueBit = 1UL << 4;
    private const ulong FlattenBit = 1;
    private const int CountShift = 56;
    private const ulong CountBits = 0xFFUL << CountShift;

    /// <summary>The bits that block every order.</summary>
    public const ulong EngineBits = ~(ScopedBits | CountBits | FlattenBit);

    /// <summary>The bits that block anybody.</summary>
    public const ulong BlockingBits = EngineBits | ScopedBits;

    private readonly SharedWords page;

    /// <summary>A word on a shared page of <see cref="ControlPage.Words"/> words.</summary>
    public ControlWord(SharedWords page)
    {
        Invariant.That(page.Count >= ControlPage.Words);
        this.page = page;
    }

    /// <summary>A word of this process alone.</summary>
    [ColdPath]
    public static ControlWord Private() => new(new SharedWords(ControlPage.Words));

    public ulong Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => page.Read(ControlPage.ControlWordIndex);
    }

    /// <summary>The bit of an engine-wide level: 3, 4 or 5.</summary>
    public static ulong LevelBit(int level) => 1UL << level;

    public static ulong AccountBit(int account) => 1UL << (FirstAccountBit + (account < AccountBits - 1 ? account : AccountBits - 1));

    public static ulong StrategyBit(int strategy) => 1UL << (FirstStrategyBit + (strategy < StrategyBits - 1 ? strategy : StrategyBits - 1));

    /// <summary>What blocks the orders of a strategy of an account.</summary>
    public static ulong MaskOf(int strategy, int account) => EngineBits | AccountBit(account) | StrategyBit(strategy);

    /// <summary>True if orders under this mask must not leave.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Blocks(ulong mask) => (Value & mask) != 0;

    /// <summary>True if nothing may leave, cancels neither.</summary>
    public bool IsNetworkCut
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (Value & NetworkCutBit) != 0;
    }

    /// <summary>True if reduce-only orders pass all the same, because a flatten is under way.</summary>
    public bool LetsReduce => (Value & (FlattenBit | VenueBit | NetworkCutBit)) == FlattenBit;

    /// <summary>Blocks from now on and ends a flatten. Returns the word as it was.</summary>
    public ulong Block(ulong bits)
    {
        for (ulong old = Value; ;)
        {
            ulong seen = page.CompareExchange(ControlPage.ControlWordIndex, ((old | bits) & ~FlattenBit) + (1UL << CountShift), old);
            if (seen == old) return old;
            old = seen;
        }
    }

    /// <summary>Lifts every block, after a re-arm that is on record; false when somebody has killed since the word was <paramref name="seen"/>.</summary>
    public bool TryLift(ulong seen) => page.CompareExchange(ControlPage.ControlWordIndex, seen & CountBits, seen) == seen;

    /// <summary>Lets reduce-only orders pass a block (or no longer); false when somebody has killed since the word was <paramref name="seen"/>.</summary>
    public bool TrySetFlatten(ulong seen, bool on) => page.CompareExchange(ControlPage.ControlWordIndex, on ? seen | FlattenBit : seen & ~FlattenBit, seen) == seen;

    /// <summary>An order's bytes went to the transport. The encoder's thread only.</summary>
    public void NoteOrderLeft() => Count(ControlPage.OrdersLeftWord);

    public void NoteCancelLeft() => Count(ControlPage.CancelsLeftWord);

    public void NoteOrderBlocked() => Count(ControlPage.OrdersBlockedWord);

    public void NoteCancelBlocked() => Count(ControlPage.CancelsBlockedWord);

    /// <summary>A counter of the page, by its word.</summary>
    public ulong Counter(int word) => page.Read(word);

    /// <summary>What the engine's loop tells of itself; that thread only.</summary>
    public void Tell(int word, ulong value) => page.Write(word, value);

    // One writer a line, so no locked instruction is needed.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Count(int word) => page.Write(word, page.Read(word) + 1);
}
