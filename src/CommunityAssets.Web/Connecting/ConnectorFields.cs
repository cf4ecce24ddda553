using CommunityAssets.Domain.Places;

namespace CommunityAssets.Web.Connecting;

/// <summary>The fields of a form about a connector, as one viewer fills them in.</summary>
/// <param name="Form">What is in them.</param>
/// <param name="Areas">The places to choose from; empty where there are too many for a list.</param>
/// <param name="Own">Whether the person fills them in about themselves.</param>
/// <param name="Named">Whether the name and what comes with it are for this viewer.</param>
/// <param name="ContactUnseen">Whether how to reach them is kept, and not shown in the form.</param>
public sealed record ConnectorFields(ConnectorForm Form, IReadOnlyList<Area> Areas, bool Own, bool Named, bool ContactUnseen)
{
    /// <summary>Codes that are in the form and in no list, one a line.</summary>
    public string Others => string.Join('\n', [.. Form.Places.Except(Areas.Select(area => area.Key.Code), StringComparer.Ordinal), .. Lines]);

    private string[] Lines => Form.OtherPlaces.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The one wording for the person themselves, or the other for who writes it down.</summary>
    public string Say(string own, string other) => Own ? own : other;
}
