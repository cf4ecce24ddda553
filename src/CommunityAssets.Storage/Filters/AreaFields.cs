using System.Collections.Immutable;
using CommunityAssets.Domain.Places;

namespace CommunityAssets.Storage.Filters;

/// <summary>
/// The fields that every layer of areas has; the values of indicators come beside them (<see cref="Field.OfIndicator"/>).
/// </summary>
public static class AreaFields
{
    /// <summary>Every field.</summary>
    public static ImmutableArray<Field> All { get; } =
    [
        new("code", FieldType.Text, "The area's code; also the id of the feature.") { Optional = false },
        new("name", FieldType.Text, "Its name.") { Optional = false },
        new("level", FieldType.Text, "Its level.") { Optional = false, Choices = [.. LevelNames.All.Select(LevelNames.Name)] },
        new("vintage", FieldType.Whole, "The year of its boundaries.") { Optional = false },
        new("population", FieldType.Whole, "People who live there, where that is loaded."),
        new("source", FieldType.Text, "The source of its boundary."),
    ];
}
