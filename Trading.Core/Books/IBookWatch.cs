// Who is told what an apply does to the books while it does it.
using Trading.Core.Domain;

namespace Trading.Core.Books;

/// <summary>A struct type parameter of the apply, so that callers who need not know pay nothing for those who do.</summary>
internal interface IBookWatch
{
    /// <summary>The update concerns this side of its instrument.</summary>
    void OnSide(Side side);

    /// <summary>An order is about to shrink by these lots, or to leave with them.</summary>
    void OnRemoving(OrderBooks books, int slot, uint lots, bool leaves);

    /// <summary>The removal to come is a trade.</summary>
    void OnTrade();

    /// <summary>An order has entered.</summary>
    void OnAdded(OrderBooks books, int slot, uint lots);
}

/// <summary>Nobody.</summary>
internal struct NoWatch : IBookWatch
{
    public readonly void OnSide(Side side)
    {
    }

    public readonly void OnRemoving(OrderBooks books, int slot, uint lots, bool leaves)
    {
    }

    public readonly void OnTrade()
    {
    }

    public readonly void OnAdded(OrderBooks books, int slot, uint lots)
    {
    }
}
