// One level of a by-price book as its readers see it.
using Trading.Core.Domain;

namespace Trading.Core.Books;

/// <summary>Price and total displayed quantity; the number of orders is not known on a by-price feed. All zero when there is no such level.</summary>
public readonly record struct DepthLevel(Price Price, Quantity Quantity)
{
    public bool IsEmpty => Quantity.Lots == 0;
}
