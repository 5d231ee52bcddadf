// How much the books of an engine hold.
namespace Trading.Core.Books;

/// <summary>Fixed at construction; full is <see cref="BookStatus.CapacityFull"/>.</summary>
/// <param name="Instruments">Instruments 0 .. Instruments-1.</param>
/// <param name="Orders">Most orders resting at once whose reference is not direct; about 100 bytes each.</param>
/// <param name="LevelsPerSide">Most price levels on one side of one instrument.</param>
/// <param name="DirectReferences">References below this find their order by address, without hashing: as many as the feed hands out in a session, where it
/// counts them up from 1 as NASDAQ does. 32 bytes each, whether they rest or not. 0: all are hashed.</param>
public readonly record struct BookCapacity(int Instruments, int Orders, int LevelsPerSide, int DirectReferences);
