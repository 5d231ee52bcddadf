// The side of an order, and what follows from it.
using System.Runtime.CompilerServices;

namespace Trading.Core.Domain;

/// <summary>Buy (bid) or sell (ask). The value is the index of the book side.</summary>
public enum Side : byte
{
    Buy = 0,
    Sell = 1,
}

/// <summary>Arithmetic on <see cref="Side"/>.</summary>
public static class SideExtensions
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Side Opposite(this Side side) => (Side)((int)side ^ 1);

    /// <summary>+1 for buy, -1 for sell: the sign of the position change of a fill.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Sign(this Side side) => 1 - 2 * (int)side;
}
