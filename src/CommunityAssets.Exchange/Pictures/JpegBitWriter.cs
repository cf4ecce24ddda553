namespace CommunityAssets.Exchange.Pictures;

/// <summary>Writes the bits of a scan, a zero stuffed behind each byte of ones.</summary>
/// <param name="file">Where they go.</param>
internal sealed class JpegBitWriter(Stream file)
{
    private uint held;
    private int count;

    /// <summary>Adds up to 16 bits.</summary>
    public void Add(int value, int bits)
    {
        held = (held << bits) | ((uint)value & ((1u << bits) - 1));
        count += bits;
        while (count >= 8)
        {
            count -= 8;
            var next = (byte)(held >> count);
            file.WriteByte(next);
            if (next == 0xff)
            {
                file.WriteByte(0);
            }
        }
    }

    /// <summary>Fills the last byte up with ones.</summary>
    public void Finish() => Add(0x7f, (8 - count) % 8);
}
