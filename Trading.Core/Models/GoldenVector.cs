// An input with the outputs that every kernel must give for it.
namespace Trading.Core.Models;

/// <summary>Codes of one input and the int32 logits (down, flat, up) of the trainer's integer reference.</summary>
public sealed record GoldenVector(byte[] Codes, int[] Logits);
