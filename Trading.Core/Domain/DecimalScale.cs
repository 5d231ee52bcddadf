// How many decimals an instrument's prices and quantities have.
namespace Trading.Core.Domain;

/// <summary>A tick is 10^-<paramref name="PriceDecimals"/>, a lot 10^-<paramref name="QuantityDecimals"/>; each 0 to <see cref="DecimalText.ScaleMax"/>.</summary>
/// <remarks>64 bits hold 19 digits: with 18 decimals the largest value is 9.22. What does not fit is refused as an overflow.</remarks>
public readonly record struct DecimalScale(int PriceDecimals, int QuantityDecimals)
{
    public bool IsValid => (uint)PriceDecimals <= DecimalText.ScaleMax && (uint)QuantityDecimals <= DecimalText.ScaleMax;
}
