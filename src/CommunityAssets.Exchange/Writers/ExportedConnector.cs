namespace CommunityAssets.Exchange.Writers;

/// <summary>A connector as a file carries them: what they show to those whom the file is for, and nothing else.</summary>
/// <param name="Id">The connector's id.</param>
/// <param name="Name">Their name.</param>
/// <param name="Kind">Their kind as it is spelled: <c>community</c>.</param>
/// <param name="Places">The areas that they know, by name and code, divided by semicolons.</param>
/// <param name="Topics">Ids of the topics that they care about, divided by semicolons.</param>
/// <param name="TakesPartIn">Names of the groups that they take part in, divided by semicolons; null where that is not shown.</param>
/// <param name="Knows">Names of what they know, divided by semicolons; null where that is not shown.</param>
/// <param name="Contact">How to reach them; null where that is not shown.</param>
/// <param name="ConsentUntil">The last day on which this may be shown.</param>
/// <param name="Exported">The day on which it was taken out of the atlas.</param>
/// <param name="Reminder">What whoever finds the file is to do.</param>
public sealed record ExportedConnector(
    Guid Id,
    string Name,
    string Kind,
    string Places,
    string Topics,
    string? TakesPartIn,
    string? Knows,
    string? Contact,
    DateOnly ConsentUntil,
    DateOnly Exported,
    string Reminder);
