using CommunityAssets.Exchange.Writers;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Analyses;

/// <summary>One column of a result.</summary>
/// <param name="Name">Its name in files: lower case with underscores.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Tells">What it tells, in words.</param>
public sealed record TableColumn(string Name, ExportType Type, string Tells)
{
    /// <summary>What people read over it, where the name as words is not enough; else null.</summary>
    public string? Heading { get; init; }

    /// <summary>Columns with a unit over the one of a name.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="name">The column's name.</param>
    /// <param name="unit">The unit; null for none.</param>
    public static IReadOnlyList<TableColumn> InUnit(IReadOnlyList<TableColumn> columns, string name, string? unit) => unit is null ? columns
        : [.. columns.Select(column => column.Name == name ? column with { Heading = $"{PlainWords.Capital(name)} ({unit})" } : column)];

    /// <summary>Whether it holds shares, 0 to 1, which people read as per cent.</summary>
    public bool IsShare { get; init; }

    /// <summary>Whether it is for programs alone: it is in files, and not on a page, where another column says the same in words.</summary>
    public bool ForPrograms { get; init; }
}
