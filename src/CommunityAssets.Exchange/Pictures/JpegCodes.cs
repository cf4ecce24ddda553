namespace CommunityAssets.Exchange.Pictures;

/// <summary>A table of codes of variable length (T.81, annex C), for reading.</summary>
internal sealed class JpegCodes
{
    private const int Quick = 9;
    private readonly int[] last = new int[18];
    private readonly int[] shift = new int[17];
    private readonly short[] quick = new short[1 << Quick];
    private readonly byte[] values;

    /// <summary>Makes a table.</summary>
    /// <param name="counts">How many codes there are of each length from 1 to 16.</param>
    /// <param name="values">Their values, shortest code first.</param>
    public JpegCodes(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> values)
    {
        this.values = values.ToArray();
        Array.Fill(quick, (short)-1);
        var (code, at) = (0, 0);
        for (var length = 1; length <= 16; length++)
        {
            shift[length] = at - code;
            for (var left = counts[length - 1]; left > 0; left--, code++, at++)
            {
                if (code >> length != 0)
                {
                    throw PictureSentences.Broken();
                }

                if (length <= Quick)
                {
                    quick.AsSpan(code << (Quick - length), 1 << (Quick - length)).Fill((short)((length << 8) | values[at]));
                }
            }

            last[length] = counts[length - 1] > 0 ? code - 1 : -1;
            code <<= 1;
        }
    }

    /// <summary>Reads a value.</summary>
    public int Read(ref JpegBits bits)
    {
        if (quick[bits.Peek(Quick)] is var entry and >= 0)
        {
            bits.Skip(entry >> 8);
            return entry & 255;
        }

        var code = bits.Take(Quick);
        for (var length = Quick + 1; length <= 16; length++)
        {
            code = (code << 1) | bits.Take(1);
            if (code <= last[length])
            {
                return values[code + shift[length]];
            }
        }

        throw PictureSentences.Broken();
    }
}
