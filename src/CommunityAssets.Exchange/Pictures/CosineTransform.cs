namespace CommunityAssets.Exchange.Pictures;

/// <summary>
/// The discrete cosine transform of blocks of 8 × 8 and its inverse, by the scaled method with five multiplications a row (Arai, Agui and
/// Nakajima 1988). The scales belong to the steps that blocks are divided or multiplied by.
/// </summary>
internal static class CosineTransform
{
    private static ReadOnlySpan<float> Scale =>
        [1f, 1.387039845f, 1.306562965f, 1.175875602f, 1f, 0.785694958f, 0.541196100f, 0.275899379f];

    /// <summary>What the coefficient at a place of a block is multiplied by before <see cref="Inverse"/>, beside its step.</summary>
    public static float InverseScale(int at) => Scale[at / 8] * Scale[at % 8] / 8;

    /// <summary>What the coefficient at a place of a block is divided by after <see cref="Forward"/>, beside its step.</summary>
    public static float ForwardScale(int at) => Scale[at / 8] * Scale[at % 8] * 8;

    /// <summary>From points to coefficients.</summary>
    public static void Forward(Span<float> block)
    {
        for (var line = 0; line < 8; line++)
        {
            ForwardLine(block[(line * 8)..], 1);
        }

        for (var line = 0; line < 8; line++)
        {
            ForwardLine(block[line..], 8);
        }
    }

    /// <summary>From coefficients to points.</summary>
    public static void Inverse(Span<float> block)
    {
        for (var line = 0; line < 8; line++)
        {
            InverseLine(block[line..], 8);
        }

        for (var line = 0; line < 8; line++)
        {
            InverseLine(block[(line * 8)..], 1);
        }
    }

    private static void ForwardLine(Span<float> v, int step)
    {
        var (s07, d07) = (v[0] + v[7 * step], v[0] - v[7 * step]);
        var (s16, d16) = (v[step] + v[6 * step], v[step] - v[6 * step]);
        var (s25, d25) = (v[2 * step] + v[5 * step], v[2 * step] - v[5 * step]);
        var (s34, d34) = (v[3 * step] + v[4 * step], v[3 * step] - v[4 * step]);
        var (even0, even3) = (s07 + s34, s07 - s34);
        var (even1, even2) = (s16 + s25, s16 - s25);
        v[0] = even0 + even1;
        v[4 * step] = even0 - even1;
        var turned = (even2 + even3) * 0.707106781f;
        v[2 * step] = even3 + turned;
        v[6 * step] = even3 - turned;

        var (odd0, odd1, odd2) = (d34 + d25, d25 + d16, d16 + d07);
        var shared = (odd0 - odd2) * 0.382683433f;
        var low = (0.541196100f * odd0) + shared;
        var high = (1.306562965f * odd2) + shared;
        var middle = odd1 * 0.707106781f;
        var (sum, difference) = (d07 + middle, d07 - middle);
        v[5 * step] = difference + low;
        v[3 * step] = difference - low;
        v[step] = sum + high;
        v[7 * step] = sum - high;
    }

    private static void InverseLine(Span<float> v, int step)
    {
        var (even0, even1) = (v[0] + v[4 * step], v[0] - v[4 * step]);
        var even3 = v[2 * step] + v[6 * step];
        var even2 = ((v[2 * step] - v[6 * step]) * 1.414213562f) - even3;
        var (a, d) = (even0 + even3, even0 - even3);
        var (b, c) = (even1 + even2, even1 - even2);

        var (s53, d53) = (v[5 * step] + v[3 * step], v[5 * step] - v[3 * step]);
        var (s17, d17) = (v[step] + v[7 * step], v[step] - v[7 * step]);
        var odd7 = s17 + s53;
        var shared = (d53 + d17) * 1.847759065f;
        var odd6 = shared - (d53 * 2.613125930f) - odd7;
        var odd5 = ((s17 - s53) * 1.414213562f) - odd6;
        var odd4 = shared - (d17 * 1.082392200f) - odd5;
        v[0] = a + odd7;
        v[7 * step] = a - odd7;
        v[step] = b + odd6;
        v[6 * step] = b - odd6;
        v[2 * step] = c + odd5;
        v[5 * step] = c - odd5;
        v[3 * step] = d + odd4;
        v[4 * step] = d - odd4;
    }
}
