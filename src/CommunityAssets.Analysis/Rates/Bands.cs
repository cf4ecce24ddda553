namespace CommunityAssets.Analysis.Rates;

/// <summary>Age bands, or any others that standardisation goes by.</summary>
internal static class Bands
{
    /// <summary>Refuses arrays that are not of the same bands.</summary>
    public static void Check(int first, int second, int third)
    {
        if (first == 0 || first != second || first != third)
        {
            throw new ArgumentException(
                $"The same bands are needed in all three, but there are {first}, {second} and {third}.", nameof(first));
        }
    }
}
