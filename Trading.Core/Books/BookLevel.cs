// One price level of a book as its readers see it.
using Trading.Core.Domain;

namespace Trading.Core.Books;

/// <summary>Price, total displayed quantity and number of orders of a level. All zero when there is no such level.</summary>
public struct BookLevel
{
    public Price Price;
    public Quantity Quantity;
    public int OrderCount;

    public readonly bool IsEmpty => OrderCount == 0;
}
