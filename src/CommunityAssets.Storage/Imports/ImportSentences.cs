using System.Globalization;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage.Imports;

/// <summary>What both engines say about an import, in the same words.</summary>
internal static class ImportSentences
{
    /// <summary>The most refusals that an outcome carries.</summary>
    public const int MostRefusals = 10_000;

    /// <summary>The same record twice in a file: the first is taken, the later one refused.</summary>
    public static Refusal Twice(string file, long row, long firstRow, string what, string id) => MadeId.Is(id)
        ? new Refusal(
            file, row, "name",
            string.Create(
                CultureInfo.InvariantCulture, $"it has the same name in the same place as row {firstRow}, and neither has an id."),
            string.Create(CultureInfo.InvariantCulture, $"Take row {firstRow} or row {row} away, or give each its own id."))
        : new Refusal(
            file, row, what,
            string.Create(CultureInfo.InvariantCulture, $"'{id}' is in this file already, in row {firstRow}."),
            string.Create(CultureInfo.InvariantCulture, $"Keep row {firstRow} or row {row}, or give each its own id."));

    /// <summary>A code that is neither known nor of a form that the Office for National Statistics gives out.</summary>
    public static Refusal UnknownArea(string file, long row, string code) => new(
        file, row, "area code",
        $"'{code}' matches no area of this atlas.",
        "Check the code. For an area of your own, import its shape first (communityassets import areas).");

    /// <summary>A value whose indicator nobody has described.</summary>
    public static Refusal UnknownIndicator(string file, long row, string indicator) => new(
        file, row, "indicator", $"'{indicator}' is not an indicator of this atlas or of this file.",
        "Describe it in the file's JSON, or check the id.");

    /// <summary>A link to a record that is not there.</summary>
    public static Refusal UnknownLinkEnd(string file, long row, string source, string sourceId) => new(
        file, row, "links", $"It is linked to '{sourceId}', which is not a record of {source}.",
        "Check the id, or add that record to the file.");

    /// <summary>A record that is said to be linked to itself.</summary>
    public static Refusal LinkedToItself(string file, long row, string sourceId) => new(
        file, row, "links", $"'{sourceId}' is linked to itself.", "Take the link away, or name the other record.");

    /// <summary>No row of a file of values or populations has a code that the atlas knows: the whole file is refused.</summary>
    public static BadInputException NothingMatches(string file, string exampleCode) => new(new Refusal(
        file, 0, null,
        $"No row of it has the code of an area in this atlas (it has '{exampleCode}', for example).",
        "Import the areas that the codes belong to first (communityassets import areas), of the same year as the file."));

    /// <summary>Rows of a national file about areas that a local atlas does not have.</summary>
    public static string Outside(long rows, string exampleCode) => rows == 1
        ? $"1 row is about an area outside this atlas and was left out ({exampleCode})."
        : string.Create(
            CultureInfo.InvariantCulture, $"{rows:N0} rows are about areas outside this atlas and were left out (such as {exampleCode}).");

    /// <summary>Assets that stay off the map since their postcode is not known.</summary>
    public static string Unplaced(long assets, string examplePostcode) => assets == 1
        ? $"1 asset could not be placed: its postcode is not in the atlas ({examplePostcode}). It was kept without a place on the map."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{assets:N0} assets could not be placed: their postcodes are not in the atlas (such as {examplePostcode}). They were "
                + $"kept without a place on the map.");

    /// <summary>Assets placed by postcode alone.</summary>
    public static string PlacedByPostcode(long assets) => assets == 1
        ? "1 asset was placed by its postcode."
        : string.Create(CultureInfo.InvariantCulture, $"{assets:N0} assets were placed by their postcodes.");

    /// <summary>Assets that lie outside every area loaded; a point in the sea shows up here.</summary>
    public static string OutsideAreas(long assets, string exampleName) => assets == 1
        ? $"1 asset lies outside every area of this atlas ({exampleName}). Check its coordinates."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{assets:N0} assets lie outside every area of this atlas (such as {exampleName}). Check their coordinates.");

    /// <summary>Assets that people declined or retired.</summary>
    public static string KeptBack(long assets) => assets == 1
        ? "1 asset was kept back: people declined or retired it."
        : string.Create(CultureInfo.InvariantCulture, $"{assets:N0} assets were kept back: people declined or retired them.");

    /// <summary>Assets that had been retired since their source no longer had them, and that are back.</summary>
    public static string Restored(long assets) => assets == 1
        ? "1 asset that had been retired is back in its source and was restored."
        : string.Create(
            CultureInfo.InvariantCulture, $"{assets:N0} assets that had been retired are back in their source and were restored.");
}
