// The lengths of ITCH 5.0 messages, only to recognise a tape before the decoder sees it.
namespace Trading.Cli;

/// <summary>Message length by type byte (NASDAQ TotalView-ITCH 5.0, section 4), without the 2-byte frame length.</summary>
internal static class ItchFrame
{
    public const int LongestMessage = 50;

    /// <summary>0 for a type that does not exist.</summary>
    public static int MessageLength(byte type) => (char)type switch
    {
        'S' => 12,
        'R' => 39,
        'H' => 25,
        'Y' => 20,
        'L' => 26,
        'V' => 35,
        'W' => 12,
        'K' => 28,
        'J' => 35,
        'h' => 21,
        'A' => 36,
        'F' => 40,
        'E' => 31,
        'C' => 36,
        'X' => 23,
        'D' => 19,
        'U' => 35,
        'P' => 44,
        'Q' => 40,
        'B' => 19,
        'N' => 20,
        'I' => 50,
        'O' => 48,
        _ => 0,
    };
}
