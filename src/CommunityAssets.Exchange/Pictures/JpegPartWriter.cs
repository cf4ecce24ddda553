namespace CommunityAssets.Exchange.Pictures;

/// <summary>Writes the blocks of one part of a JPEG picture.</summary>
internal sealed class JpegPartWriter
{
    private readonly float[] divisors = new float[64];
    private readonly (int Code, int Bits)[] steadyCodes;
    private readonly (int Code, int Bits)[] changingCodes;
    private int steady;

    /// <summary>Makes a writer.</summary>
    /// <param name="steps">The steps of the part, row by row.</param>
    /// <param name="steadyTable">Its codes for steady parts.</param>
    /// <param name="changingTable">Its codes for changing parts.</param>
    public JpegPartWriter(byte[] steps, ReadOnlySpan<byte> steadyTable, ReadOnlySpan<byte> changingTable)
    {
        (steadyCodes, changingCodes) = (Codes(steadyTable), Codes(changingTable));
        for (var at = 0; at < 64; at++)
        {
            divisors[at] = steps[at] * CosineTransform.ForwardScale(at);
        }
    }

    /// <summary>Writes a block; its points are lost.</summary>
    public void Write(JpegBitWriter bits, Span<float> block)
    {
        CosineTransform.Forward(block);
        var before = steady;
        steady = Step(block, 0);
        Put(bits, steadyCodes, 0, steady - before);
        var run = 0;
        for (var at = 1; at < 64; at++)
        {
            var value = Step(block, JpegTables.Zigzag[at]);
            if (value == 0)
            {
                run++;
                continue;
            }

            for (; run > 15; run -= 16)
            {
                bits.Add(changingCodes[0xf0].Code, changingCodes[0xf0].Bits);
            }

            Put(bits, changingCodes, run, value);
            run = 0;
        }

        if (run > 0)
        {
            bits.Add(changingCodes[0].Code, changingCodes[0].Bits);
        }
    }

    // Eight bits a colour make differences of eleven bits and changes of ten (T.81, F.1.2).
    private int Step(Span<float> block, int at) =>
        Math.Clamp((int)MathF.Round(block[at] / divisors[at]), at == 0 ? -1024 : -1023, 1023);

    private static void Put(JpegBitWriter bits, (int Code, int Bits)[] codes, int run, int value)
    {
        var size = 0;
        for (var left = Math.Abs(value); left > 0; left >>= 1)
        {
            size++;
        }

        var (code, length) = codes[(run << 4) | size];
        bits.Add(code, length);
        if (size > 0)
        {
            bits.Add(value < 0 ? value + (1 << size) - 1 : value, size);
        }
    }

    private static (int Code, int Bits)[] Codes(ReadOnlySpan<byte> table)
    {
        var codes = new (int Code, int Bits)[256];
        var (code, at) = (0, 16);
        for (var length = 1; length <= 16; length++)
        {
            for (var left = table[length - 1]; left > 0; left--)
            {
                codes[table[at++]] = (code++, length);
            }

            code <<= 1;
        }

        return codes;
    }
}
