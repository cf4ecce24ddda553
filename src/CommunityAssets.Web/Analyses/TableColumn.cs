using CommunityAssets.Exchange.Writers;

namespace CommunityAssets.Web.Analyses;

/// <summary>One column of a result.</summary>
/// <param name="Name">Its name in files: lower case with underscores.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Tells">What it tells, in words.</param>
public sealed record TableColumn(string Name, ExportType Type, string Tells)
{
    /// <summary>What people read over it, where the name as words is not enough; else null.</summary>
    public string? Heading { get; init; }
}
