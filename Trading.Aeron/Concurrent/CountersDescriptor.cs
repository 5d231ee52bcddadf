// Layout of the counters: a record of 128 bytes for each value and of 512 for what it means.
namespace Trading.Aeron.Concurrent;

/// <summary>Specification section 5.</summary>
public static class CountersDescriptor
{
    public const int CounterLength = 128;
    public const int ValueOffset = 0;
    public const int RegistrationIdOffset = 8;
    public const int OwnerIdOffset = 16;
    public const int ReferenceIdOffset = 24;

    public const int MetadataLength = 512;
    public const int StateOffset = 0;
    public const int TypeIdOffset = 4;
    public const int FreeForReuseDeadlineOffset = 8;
    public const int KeyOffset = 16;
    public const int KeyLengthMax = 112;
    public const int LabelLengthOffset = 128;
    public const int LabelOffset = 132;
    public const int LabelLengthMax = 380;

    public const int RecordUnused = 0;
    public const int RecordAllocated = 1;
    public const int RecordReclaimed = -1;

    public const int NullCounterId = -1;
    public const int DefaultTypeId = 0;
    public const long NotFreeForReuse = long.MaxValue;

    public static int CounterOffset(int counterId) => counterId * CounterLength;
    public static int MetadataOffset(int counterId) => counterId * MetadataLength;
}
