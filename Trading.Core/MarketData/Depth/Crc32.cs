// The checksum that exchanges publish over the top of their by-price books.
using System;
using Trading.Core.Diagnostics;

namespace Trading.Core.MarketData.Depth;

/// <summary>CRC-32 as in IEEE 802.3 and zip: reflected polynomial 0xedb88320, inverted at both ends; "123456789" gives cbf43926.</summary>
/// <remarks>A table of 256 words, byte by byte: a checksummed book text is a few hundred bytes. Not the journal's CRC-32C.</remarks>
[HotPath]
public static class Crc32
{
    private static readonly uint[] Table = MakeTable();

    public static uint Compute(ReadOnlySpan<byte> bytes)
    {
        uint[] table = Table;
        uint register = uint.MaxValue;
        foreach (byte b in bytes) register = table[(byte)(register ^ b)] ^ (register >> 8);
        return ~register;
    }

    [ColdPath]
    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint word = i;
            for (int bit = 0; bit < 8; bit++) word = (word >> 1) ^ (0xEDB88320u & (0 - (word & 1)));
            table[i] = word;
        }
        return table;
    }
}
