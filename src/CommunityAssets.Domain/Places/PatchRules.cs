using System.Security.Cryptography;
using System.Text;

namespace CommunityAssets.Domain.Places;

/// <summary>What holds of every patch that somebody saves.</summary>
public static class PatchRules
{
    /// <summary>The longest name.</summary>
    public const int LongestName = 80;

    // No letters and figures that are taken for one another, and no vowels that make words.
    private const string Letters = "23456789BCDFGHJKMNPQRSTVWXYZ";

    /// <summary>A name as it is kept, or null with what is wrong with it.</summary>
    /// <param name="text">What somebody typed.</param>
    /// <param name="problem">What is wrong, in words.</param>
    public static string? Name(string? text, out string? problem)
    {
        var name = string.Join(
            ' ', (text ?? "").Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        problem = name.Length == 0 ? "Give the patch a name that people there would know."
            : name.Length > LongestName ? $"The name has {name.Length} characters; use at most {LongestName}."
            : name.EnumerateRunes().Any(rune => Rune.IsControl(rune) || rune == Rune.ReplacementChar)
                ? "The name holds a character that can't be shown."
            : null;
        return problem is null ? name : null;
    }

    /// <summary>A code that no other patch has, with all but certainty: <c>patch-7KQ2MXRD</c>. No ONS code has that form.</summary>
    public static string NewCode() => "patch-" + RandomNumberGenerator.GetString(Letters, 8);
}
