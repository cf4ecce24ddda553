using CommunityAssets.Domain.Places;
using CommunityAssets.Storage.Imports;

namespace CommunityAssets.Storage.PostGis.Imports;

/// <summary>
/// Rows whose code the atlas does not know. One in the form of the national codes is about somewhere else (a national file, a local atlas)
/// and is counted; any other is refused. When no row at all has a code that the atlas knows, the file is refused.
/// </summary>
internal sealed class OutsideAreas
{
    private long rows;
    private string? example;

    /// <summary>Takes a row whose code is not known.</summary>
    public void Add(Findings findings, long row, string code)
    {
        if (GssCode.IsShaped(code))
        {
            rows++;
            example ??= code;
        }
        else
        {
            findings.Refuse(ImportSentences.UnknownArea(findings.File, row, code));
        }
    }

    /// <summary>Says what was left out.</summary>
    /// <param name="findings">Where to say it.</param>
    /// <param name="matched">How many rows have a code that the atlas knows.</param>
    /// <exception cref="Domain.Stewardship.BadInputException">None has.</exception>
    public void Tell(Findings findings, long matched)
    {
        if (example is not { } code)
        {
            return;
        }

        if (matched == 0)
        {
            throw ImportSentences.NothingMatches(findings.File, code);
        }

        findings.Notice(ImportSentences.Outside(rows, code));
    }
}
