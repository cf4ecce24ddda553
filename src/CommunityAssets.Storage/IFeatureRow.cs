using CommunityAssets.Storage.Filters;

namespace CommunityAssets.Storage;

/// <summary>
/// One feature as it is read: the same object for every feature of a page, good until the next one is asked for. Fields are numbered as in
/// <see cref="FeatureQuery.Fields"/>, and read as their type says.
/// </summary>
public interface IFeatureRow
{
    /// <summary>The feature's id: an asset's UUID, an area's code.</summary>
    string Id { get; }

    /// <summary>Whether a field has no value.</summary>
    bool IsNull(int field);

    /// <summary>A field of <see cref="FieldType.Text"/>.</summary>
    string Text(int field);

    /// <summary>A field of <see cref="FieldType.Text"/> as UTF-8, with no string made of it. Good until anything else is read.</summary>
    ReadOnlySpan<byte> Utf8(int field);

    /// <summary>A field of <see cref="FieldType.Whole"/>.</summary>
    long Whole(int field);

    /// <summary>A field of <see cref="FieldType.Number"/>.</summary>
    double Number(int field);

    /// <summary>A field of <see cref="FieldType.Truth"/>.</summary>
    bool Truth(int field);

    /// <summary>A field of <see cref="FieldType.Day"/>.</summary>
    DateOnly Day(int field);

    /// <summary>A field of <see cref="FieldType.Moment"/>.</summary>
    DateTimeOffset Moment(int field);

    /// <summary>A field of <see cref="FieldType.Words"/>.</summary>
    IReadOnlyList<string> Words(int field);

    /// <summary>
    /// The shape on the grid as well-known binary, x and y alone; empty when there is none or none was asked for. Of areas always a
    /// multipolygon. Good until the next feature.
    /// </summary>
    ReadOnlySpan<byte> Shape { get; }

    /// <summary>What asks for the page that begins after this feature.</summary>
    string Cursor { get; }
}
