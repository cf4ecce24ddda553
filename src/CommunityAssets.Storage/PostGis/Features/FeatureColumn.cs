using System.Text;

namespace CommunityAssets.Storage.PostGis.Features;

/// <summary>Where a field of features is kept.</summary>
/// <param name="Expression">Its value in the type that the field says; for weekdays the mask of bits.</param>
/// <param name="Read">What is read of it; less work for the server than the expression where that only spells a code.</param>
/// <param name="Words">
/// For a value kept as a number: the words for 1, 2, 3…; for weekdays: those of bit 0, 1, 2…; empty for a value kept as it is.
/// </param>
internal sealed record FeatureColumn(string Expression, string Read, params string[] Words)
{
    /// <summary>For an answer of yes or no kept as one bit of two masks: the mask of those denied; what is read is the mask of those had.</summary>
    public string? Denied { get; init; }

    /// <summary>For an answer kept as one bit of two masks: the bit.</summary>
    public int Bit { get; init; }

    /// <summary>The words as UTF-8.</summary>
    public byte[][] Encoded { get; } = [.. Words.Select(Encoding.UTF8.GetBytes)];

    /// <summary>A value kept as it is told.</summary>
    public FeatureColumn(string expression) : this(expression, expression)
    {
    }

    /// <summary>A word kept as a number from 1.</summary>
    public static FeatureColumn Coded(string column, params string[] words) => new(
        $"(CASE {column} {string.Concat(words.Select((word, place) => $"WHEN {place + 1} THEN '{word}' "))}END)", column, words);
}
