// The touch of one instrument: best bid and best ask.
namespace Trading.Core.Books;

/// <summary>Best bid and best ask with quantity and order count; an empty side is an empty level.</summary>
public struct BookTop
{
    public BookLevel Bid;
    public BookLevel Ask;

    public readonly bool IsTwoSided => Bid.OrderCount > 0 && Ask.OrderCount > 0;
}
