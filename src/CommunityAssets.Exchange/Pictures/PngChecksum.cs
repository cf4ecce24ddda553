namespace CommunityAssets.Exchange.Pictures;

/// <summary>The checksum of PNG's chunks: CRC-32 of ISO 3309 (W3C PNG, annex D).</summary>
internal static class PngChecksum
{
    private static readonly uint[] Table = MakeTable();

    /// <summary>The checksum of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum = Table[(byte)(sum ^ one)] ^ (sum >> 8);
        }

        return ~sum;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var at = 0u; at < table.Length; at++)
        {
            var sum = at;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 1 ? 0xedb88320 ^ (sum >> 1) : sum >> 1;
            }

            table[at] = sum;
        }

        return table;
    }
}
