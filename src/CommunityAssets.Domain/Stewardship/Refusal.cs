namespace CommunityAssets.Domain.Stewardship;

/// <summary>Why a row of a file was not taken, so that whoever made the file can mend it.</summary>
/// <param name="File">The file's name as given.</param>
/// <param name="Row">The row's number, as <see cref="Row{T}.Number"/> counts; 0 when the file as a whole is meant.</param>
/// <param name="Column">The column or field, or null when the whole row is meant.</param>
/// <param name="Found">What was found, in a sentence: "'12,5' is not a number".</param>
/// <param name="Advice">What to do: "Write it with a full stop: 12.5".</param>
public sealed record Refusal(string File, long Row, string? Column, string Found, string Advice)
{
    /// <summary>One line for a screen or a log: <c>assets.csv, row 17, column latitude: … …</c></summary>
    public override string ToString() =>
        File + (Row > 0 ? $", row {Row}" : "") + (Column is null ? "" : $", column {Column}") + ": " + Found + " " + Advice;
}
