using CommunityAssets.Analysis.Areas;
using CommunityAssets.Analysis.Links;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Exchange.Writers;
using CommunityAssets.Storage;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Analyses;

/// <summary>How groups hang together: which are linked to another, what holds the net together, and where a link could be told.</summary>
public static class ConnectednessAnalysis
{
    private static readonly TableColumn[] OfAreas =
    [
        new("code", ExportType.Text, "The area's code."),
        new("name", ExportType.Text, "The area's name."),
        new("groups", ExportType.Whole, "Groups recorded there."),
        new("linked", ExportType.Whole, "Those linked to another group, straight or through one thing or person that both are linked to."),
        new("share", ExportType.Real,
            "Their share, 0 to 1; empty where no group is recorded.")
        {
            Heading = "Share linked",
            IsShare = true,
        },
        new("not_yet_linked", ExportType.Whole, "Groups of which no link has been told yet."),
        new("parts", ExportType.Whole, "How many separate parts of the net the area's groups are in; unlinked groups are none."),
        new("hold_together", ExportType.Text,
            "Entries there without which groups would no longer hang together, the most important first."),
        new("words", ExportType.Text, "The same in words.") { Heading = "In words" },
    ];

    private static readonly TableColumn[] OfEntries =
    [
        new("id", ExportType.Text, "The entry's id.") { ForPrograms = true },
        new("name", ExportType.Text, "The entry's name."),
        new("kind", ExportType.Text, "Its kind."),
        new("area", ExportType.Text, "The code of the area that it is in."),
        new("links", ExportType.Whole, "How many others it is linked to (degree)."),
        new("betweenness", ExportType.Real, "On how many shortest ways between two others it lies, each pair counted once (Brandes)."),
        new("part", ExportType.Whole, "Which part of the net it is in: 1 is the largest; empty for none."),
        new("part_size", ExportType.Whole, "How many entries that part has; 1 where it is unlinked."),
        new("holds_together", ExportType.Text, "yes where groups would no longer hang together without it."),
        new("bridges", ExportType.Whole,
            "How many of its links are the only way between two parts, an entry without other links counting as one."),
        new("linked_to_group", ExportType.Text, "Of a group: yes where it is linked to another group."),
    ];

    /// <summary>Works it out.</summary>
    /// <param name="atlas">The atlas.</param>
    /// <param name="ground">The areas; entries elsewhere take part in the net and have no row.</param>
    /// <param name="net">Who links what, as far as whoever asks may see it.</param>
    /// <param name="rows">What the rows are.</param>
    /// <param name="progress">Told the share done, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<AnalysisTable> RunAsync(
        IAtlas atlas, Ground ground, Net net, ConnectednessRows rows, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var figures = NetFigures.Of(net, progress, cancellationToken);
        var areas = Areas(ground, net, cancellationToken);
        return new AnalysisTable(
            "connectedness",
            await Told.MethodAsync(
                atlas,
                $"Links between {net.Members.Count:N0} entries (every group, and what is linked), {People(net)}, without directions: "
                + "components, degree, betweenness (Brandes 2001), bridges, and members without which groups of a component come apart "
                + $"(Tarjan 1974; Hopcroft and Tarjan 1973); a group is linked to another by one link or by two, for {ground.Words}.",
                cancellationToken),
            await Told.ParametersAsync(
                atlas, ground,
                [("rows", rows == ConnectednessRows.Areas ? "areas" : "entries"), ("people", net.WithPeople), ("steps", 2)],
                cancellationToken),
            Findings(ground, figures, areas),
            rows == ConnectednessRows.Areas ? OfAreas : OfEntries,
            rows == ConnectednessRows.Areas ? AreaRows(ground, figures, areas) : EntryRows(ground, figures, areas));
    }

    private static int[] Areas(Ground ground, Net net, CancellationToken cancellationToken)
    {
        var locator = AreaLocator.Of([.. ground.Areas.Select(area => area.Shape!)], cancellationToken);
        return [.. net.Members.Select(member => member.Place is { } place ? locator.Find(place.X, place.Y) : -1)];
    }

    private static List<TableRow> AreaRows(Ground ground, NetFigures figures, int[] areas)
    {
        var within = Enumerable.Range(0, areas.Length).Where(member => areas[member] >= 0).ToLookup(member => areas[member]);
        return
        [
            .. ground.Areas.Select((area, number) =>
            {
                var part = figures.Of(within[number]);
                return new TableRow(area.Key.Code, area.Shape,
                [
                    area.Key.Code, area.Name, part.Groups, part.Linked, part.Groups == 0 ? null : part.Linked / (double)part.Groups,
                    part.NotYetLinked, part.Parts, string.Join("; ", part.Holding.Select(member => member.Name)),
                    part.Words("in " + area.Name),
                ]);
            }),
        ];
    }

    private static List<TableRow> EntryRows(Ground ground, NetFigures figures, int[] areas)
    {
        var (net, found) = (figures.Net, figures.Found);
        var sizes = Enumerable.Range(0, net.Members.Count).CountBy(member => found.Components[member]).ToDictionary();
        var bridges = found.Bridges.SelectMany(bridge => new[] { bridge.One, bridge.Other }).CountBy(member => member).ToDictionary();
        return
        [
            .. net.Members.Select((member, number) => (member, number)).Where(pair => areas[pair.number] >= 0 || ground.Place is null)
                .Select(pair => new TableRow(pair.member.Id.ToString("D"), pair.member.Place,
                [
                    pair.member.Id.ToString("D"), pair.member.Name, KindNames.Name(pair.member.Kind),
                    areas[pair.number] >= 0 ? ground.Areas[areas[pair.number]].Key.Code : null, found.Degrees[pair.number],
                    found.Betweenness[pair.number], found.Degrees[pair.number] > 0 ? found.Components[pair.number] + 1 : null,
                    sizes[found.Components[pair.number]], YesNo(found.HoldsTogether[pair.number]), bridges.GetValueOrDefault(pair.number),
                    net.Groups[pair.number] ? YesNo(figures.Acquainted[pair.number]) : null,
                ])),
        ];
    }

    private static List<string> Findings(Ground ground, NetFigures figures, int[] areas)
    {
        // Of the whole atlas groups without a place count too; of a part of it those that lie in it.
        var found = figures.Found;
        int[] here = [.. Enumerable.Range(0, areas.Length).Where(member => areas[member] >= 0 || ground.Place is null)];
        var there = here.ToHashSet();
        var place = figures.Of(here);
        var sentences = new List<string> { place.Words(ground.Place is { } within ? "in " + within : null) };
        var parts = here.Where(member => found.Degrees[member] > 0).GroupBy(member => found.Components[member])
            .OrderBy(part => part.Key).ToList();
        if (parts.Count > 0)
        {
            var largest = parts[0].Count();
            sentences.Add(
                $"The largest part of the net holds {PlainWords.Count(largest, "entry", "entries")} together"
                + (parts.Count == 1
                    ? "." : $"; there {(parts.Count == 2 ? "is one more part" : $"are {parts.Count - 1:N0} more parts")}."));
        }

        // A link to somebody with no other link is always the only way to them: what is told is where two parts would come asunder.
        var bridges = found.Bridges.Count(bridge => found.Degrees[bridge.One] > 1 && found.Degrees[bridge.Other] > 1
            && (there.Contains(bridge.One) || there.Contains(bridge.Other)));
        if (bridges > 0)
        {
            sentences.Add(
                $"{PlainWords.Count(bridges, "link is", "links are")} the only way between two parts of two entries or more: a second one would "
                + "make it sure.");
        }

        var unlinked = place.NotYetLinked;
        if (unlinked > 0)
        {
            sentences.Add(
                $"Of {PlainWords.Count(unlinked, "group", "groups")} nobody has told yet where "
                + $"{(unlinked == 1 ? "it meets" : "they meet")}, who runs {(unlinked == 1 ? "it" : "them")} or with whom "
                + $"{(unlinked == 1 ? "it works" : "they work")}. {RecordWords.NotAbsent}");
        }

        return sentences;
    }

    private static string People(Net net) => net.WithPeople
        ? "and people who agreed to be shown in it to whoever asks" : "without people, whose consent may end any day";

    private static string YesNo(bool yes) => yes ? "yes" : "no";
}
