namespace CommunityAssets.Exchange.Pictures;

/// <summary>Reads the bits of a scan: stuffed zeros taken out, stopping at the next marker.</summary>
internal ref struct JpegBits(ReadOnlySpan<byte> file, int at)
{
    private readonly ReadOnlySpan<byte> file = file;
    private uint held;
    private int count;
    private int lent;

    /// <summary>Where the bytes go on that have not been read.</summary>
    public int At { get; private set; } = at;

    /// <summary>The next bits without taking them; zeros beyond the end of the scan.</summary>
    public int Peek(int bits)
    {
        Fill(bits);
        return (int)(held >> (count - bits)) & ((1 << bits) - 1);
    }

    /// <summary>Takes bits that were looked at.</summary>
    public void Skip(int bits)
    {
        count -= bits;

        // Bits that were only lent are not there to be taken: the scan is cut off.
        if (count < lent)
        {
            throw PictureSentences.Broken();
        }
    }

    /// <summary>Takes up to 16 bits.</summary>
    public int Take(int bits)
    {
        if (bits == 0)
        {
            return 0;
        }

        var value = Peek(bits);
        Skip(bits);
        return value;
    }

    /// <summary>Takes a number of some bits that says by its first bit whether it is below zero (T.81, F.2.2.1).</summary>
    public int TakeSigned(int bits)
    {
        var value = Take(bits);
        return bits > 0 && value < 1 << (bits - 1) ? value - (1 << bits) + 1 : value;
    }

    /// <summary>Goes over a restart marker to what follows it.</summary>
    public void Restart()
    {
        (held, count, lent) = (0, 0, 0);
        if (At + 1 >= file.Length || file[At] != 0xff || file[At + 1] is < 0xd0 or > 0xd7)
        {
            throw PictureSentences.Broken();
        }

        At += 2;
    }

    private void Fill(int bits)
    {
        while (count < bits)
        {
            var next = 0;
            if (At >= file.Length || (file[At] == 0xff && (At + 1 >= file.Length || file[At + 1] != 0)))
            {
                lent += 8;
            }
            else
            {
                next = file[At];
                At += next == 0xff ? 2 : 1;
            }

            held = (held << 8) | (uint)next;
            count += 8;
        }
    }
}
