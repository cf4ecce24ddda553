namespace CommunityAssets.Exchange.Pictures;

/// <summary>Reads the coefficients of one scan of a JPEG picture (T.81, annexes F and G).</summary>
/// <param name="progressive">Whether coefficients come bit by bit, scan after scan.</param>
/// <param name="first">The first coefficient of the scan, 0 to 63.</param>
/// <param name="last">The last.</param>
/// <param name="high">The bit that came before; 0 for none.</param>
/// <param name="low">The bit that comes now.</param>
internal sealed class JpegScan(bool progressive, int first, int last, int high, int low)
{
    private int empty;

    /// <summary>Reads a block.</summary>
    public void Read(ref JpegBits bits, JpegComponent part, Span<short> block)
    {
        if (!progressive)
        {
            ReadSteady(ref bits, part, block);
            ReadChanging(ref bits, part.ChangingCodes!, block, from: 1);
        }
        else if (first == 0)
        {
            if (high == 0)
            {
                ReadSteady(ref bits, part, block);
            }
            else if (bits.Take(1) == 1)
            {
                block[0] |= (short)(1 << low);
            }
        }
        else if (high == 0)
        {
            ReadChanging(ref bits, part.ChangingCodes!, block, first);
        }
        else
        {
            Refine(ref bits, part.ChangingCodes!, block);
        }
    }

    /// <summary>Forgets what a restart makes nothing of.</summary>
    public void Restart() => empty = 0;

    private void ReadSteady(ref JpegBits bits, JpegComponent part, Span<short> block)
    {
        var size = part.SteadyCodes!.Read(ref bits);
        if (size > 15)
        {
            throw PictureSentences.Broken();
        }

        part.Steady += bits.TakeSigned(size);
        block[0] = (short)(part.Steady << low);
    }

    private void ReadChanging(ref JpegBits bits, JpegCodes codes, Span<short> block, int from)
    {
        if (empty > 0)
        {
            empty--;
            return;
        }

        for (var at = from; at <= last; at++)
        {
            var code = codes.Read(ref bits);
            var (run, size) = (code >> 4, code & 15);
            if (size == 0 && run < 15)
            {
                // Without progression a run of nothing ends this block alone.
                empty = progressive ? (1 << run) + bits.Take(run) - 1 : 0;
                return;
            }

            at += run;
            if (size > 0)
            {
                Put(block, at, bits.TakeSigned(size) << low);
            }
        }
    }

    private void Refine(ref JpegBits bits, JpegCodes codes, Span<short> block)
    {
        var at = first;
        if (empty == 0)
        {
            for (; at <= last; at++)
            {
                var code = codes.Read(ref bits);
                var (run, size) = (code >> 4, code & 15);
                if (size > 1)
                {
                    throw PictureSentences.Broken();
                }

                if (size == 0 && run < 15)
                {
                    empty = (1 << run) + bits.Take(run);
                    break;
                }

                var fresh = size == 0 ? 0 : bits.Take(1) == 1 ? 1 << low : -(1 << low);
                at = RefineOver(ref bits, block, at, run);
                if (fresh != 0)
                {
                    Put(block, at, fresh);
                }
            }
        }

        if (empty > 0)
        {
            RefineOver(ref bits, block, at, run: 64);
            empty--;
        }
    }

    /// <summary>Refines what is there already, and passes over a run of what is not.</summary>
    /// <returns>Where the run ends: the place of the next coefficient.</returns>
    private int RefineOver(ref JpegBits bits, Span<short> block, int at, int run)
    {
        for (; at <= last; at++)
        {
            ref var there = ref block[JpegTables.Zigzag[at]];
            if (there == 0)
            {
                if (run-- == 0)
                {
                    break;
                }
            }
            else if (bits.Take(1) == 1 && (there & (1 << low)) == 0)
            {
                there += (short)(there > 0 ? 1 << low : -(1 << low));
            }
        }

        return at;
    }

    private void Put(Span<short> block, int at, int value)
    {
        if (at > last)
        {
            throw PictureSentences.Broken();
        }

        block[JpegTables.Zigzag[at]] = (short)value;
    }
}
