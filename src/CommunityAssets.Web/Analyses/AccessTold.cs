using System.Globalization;
using CommunityAssets.Analysis.Access;
using CommunityAssets.Exchange.Writers;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Analyses;

/// <summary>Puts walking access into rows and sentences.</summary>
internal sealed class AccessTold(
    Ground ground, Sites sites, AccessRequest request, IReadOnlyList<AccessPart> parts, SitesInReach reach, AccessFifths? fifths)
{
    private bool Parted => request.Parts != AccessParts.Together;

    private int Longest => request.Minutes.Count - 1;

    /// <summary>The columns of rows about areas.</summary>
    public IReadOnlyList<TableColumn> AreaColumns =>
    [
        new("code", ExportType.Text, "The area's code."),
        new("name", ExportType.Text, "The area's name."),
        new("people", ExportType.Real, "People who live there."),
        .. PartColumns,
        .. fifths is null ? Array.Empty<TableColumn>()
            : [new("fifth", ExportType.Whole, "Its fifth of need by rank among these areas, 1 for the most.")],
        new("nearest_id", ExportType.Text, $"The id of the nearest, within {AccessRequest.Farthest} minutes.") { ForPrograms = true },
        new("nearest_name", ExportType.Text, "Its name.") { Heading = "Nearest" },
        new("nearest_metres", ExportType.Real, "The way there on foot, in metres.") { Heading = "Metres to it" },
        new("nearest_minutes", ExportType.Real, $"The same in minutes, at {AccessRequest.Pace:0} m a minute.")
        {
            Heading = "Minutes to it",
        },
        new("measured", ExportType.Text, "How the way was measured: network, or straight line × 1.3."),
        .. request.Minutes.Select(minutes => new TableColumn(
            Invariant($"within_{minutes}"), ExportType.Whole, Invariant($"How many are recorded within {minutes} minutes on foot."))
        {
            Heading = Invariant($"Within {minutes} minutes"),
        }),
    ];

    /// <summary>The columns of rows about groups of areas.</summary>
    public IReadOnlyList<TableColumn> GroupColumns =>
    [
        new("id", ExportType.Text,
            "The code of an area, the number of a fifth of these areas (1 for the most need), or place.")
        {
            ForPrograms = true,
        },
        new("name", ExportType.Text, "Its name."),
        .. PartColumns,
        new("areas", ExportType.Whole, "How many areas it is put together from."),
        new("people", ExportType.Real, "People who live there."),
        new("people_unknown", ExportType.Whole,
            "In how many of the areas it is not known how many live.")
        {
            Heading = "Areas whose people are not known",
        },
        .. request.Minutes.SelectMany(minutes => (TableColumn[])
        [
            new(Invariant($"people_{minutes}"), ExportType.Real, Invariant($"People with one recorded within {minutes} minutes on foot."))
            {
                Heading = Invariant($"People within {minutes} minutes"),
            },
            new(Invariant($"share_{minutes}"), ExportType.Real, Invariant($"The same as a share of people, 0 to 1."))
            {
                Heading = Invariant($"Share within {minutes} minutes"),
                IsShare = true,
            },
        ]),
    ];

    private TableColumn[] PartColumns => request.Parts switch
    {
        AccessParts.ByTopic => [new("topic", ExportType.Text, "The topic of the strengths.")],
        AccessParts.ByKind => [new("kind", ExportType.Text, "The kind of the strengths.")],
        _ => [],
    };

    /// <summary>A row for each area and part.</summary>
    public IReadOnlyList<TableRow> AreaRows() =>
    [
        .. ground.Areas.SelectMany((area, number) => parts.Select((part, at) =>
        {
            var nearest = reach.Nearest(number, at) is var site && site >= 0 ? sites.Assets[site] : null;
            var metres = reach.Metres(number, at);
            List<object?> values =
            [
                area.Key.Code, area.Name, Told.Number(ground.People[number]), .. Part(part),
                .. fifths is null ? Array.Empty<object?>() : [fifths.Of[number] < 0 ? null : fifths.Of[number] + 1],
                nearest?.Id.ToString("D"), nearest?.Name, Told.Number(Math.Round(metres, 1)),
                Told.Number(Math.Round(metres / AccessRequest.Pace, 1)),
                nearest is null ? null : reach.IsOnNetwork(number, at) ? "network" : "straight line × 1.3",
                .. request.Minutes.Select((_, limit) => (object)reach.Count(number, at, limit)),
            ];
            return new TableRow(Id(area.Key.Code, part), area.Shape, values);
        })),
    ];

    /// <summary>A row for each group of areas and part.</summary>
    public IReadOnlyList<TableRow> GroupRows(IReadOnlyList<AccessGroup> groups) =>
    [
        .. groups.SelectMany(group => parts.Select((part, at) =>
        {
            var shares = request.Minutes.Select((_, limit) => Share(group, at, limit)).ToList();
            List<object?> values =
            [
                group.Id, group.Name, .. Part(part), group.Members.Count, shares[0].People, shares[0].PeopleUnknown,
                .. shares.SelectMany(share => (object?[])[share.Reached, Told.Number(share.Share)]),
            ];
            return new TableRow(Id(group.Id, part), group.Shape, values);
        })),
    ];

    /// <summary>What it says.</summary>
    public IReadOnlyList<string> Findings()
    {
        var sentences = new List<string>();
        if (sites.Assets.Count == 0)
        {
            sentences.Add(RecordWords.Complete(0));
        }
        else
        {
            sentences.AddRange(parts.Select(Whole).OrderByDescending(told => told.Share).Select(told => told.Words));
        }

        if (sites.Assets.Count > 0 && fifths is not null && !Parted)
        {
            sentences.Add(Between(fifths));
        }

        AddCautions(sentences);
        return sentences;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double share) => Invariant($"{100 * share:0}%");

    private static string In(int minutes) => PlainWords.Count(minutes, "minute's walk", "minutes' walk");

    private object?[] Part(AccessPart part) => Parted ? [part.Id] : [];

    private string Id(string of, AccessPart part) => Parted ? $"{of}:{part.Id}" : of;

    private PeopleInReach Share(AccessGroup group, int part, int limit) =>
        PeopleInReach.Of(ground.People, group.Members, area => reach.Count(area, part, limit) > 0);

    private (double Share, string Words) Whole(AccessPart part, int at)
    {
        var whole = AccessGroups.Whole(ground);
        var shares = request.Minutes.Select((_, limit) => Share(whole, at, limit)).ToList();
        var of = Parted ? $"{part.Name}: " : "";
        var what = Parted ? PlainWords.Count(part.Sites.Count, "recorded strength", "recorded strengths") : sites.Words;
        if (double.IsNaN(shares[^1].Share))
        {
            return (
                (double)shares[^1].AreasReached / ground.Areas.Count,
                $"{of}{shares[^1].AreasReached:N0} of {ground.Areas.Count:N0} areas have at least one of {what} within "
                + $"{In(request.Minutes[^1])}. How many people live there is not loaded.");
        }

        var nearer = PlainWords.List(
            [.. request.Minutes.SkipLast(1).Select((minutes, limit) => $"{Percent(shares[limit].Share)} within {minutes}")]);
        return (
            shares[^1].Share,
            $"{of}{Percent(shares[^1].Share)} of people live within {In(request.Minutes[^1])} of at least one of {what}"
            + (request.Minutes.Count > 1 ? $" ({nearer} minutes)." : "."));
    }

    private string Between(AccessFifths by)
    {
        var groups = by.Groups.ToList();
        var (most, least) = (Share(groups[0], 0, Longest), Share(groups[^1], 0, Longest));
        return double.IsNaN(most.Share) || double.IsNaN(least.Share)
            ? "Nothing can be said of fifths: nobody is known to live in the first or the last."
            : $"Where need is highest (the first fifth of these {ground.Areas.Count:N0} areas by {by.Words}) it is {Percent(most.Share)} "
                + $"of people, where it is lowest (the last fifth) {Percent(least.Share)}.";
    }

    private void AddCautions(List<string> sentences)
    {
        var beyond = Enumerable.Range(0, ground.Areas.Count)
            .Count(area => Enumerable.Range(0, parts.Count).All(part => reach.Count(area, part, Longest) == 0));
        if (beyond > 0 && sites.Assets.Count > 0)
        {
            sentences.Add(
                $"In {beyond:N0} of {ground.Areas.Count:N0} areas none is recorded within {In(request.Minutes[^1])}: not yet mapped, or a "
                + "longer walk.");
        }

        var unknown = ground.People.Count(double.IsNaN);
        if (unknown > 0 && unknown < ground.People.Length)
        {
            sentences.Add(
                $"How many people live there is not known of {PlainWords.Count(unknown, "area", "areas")}, left out of the shares.");
        }

        if (fifths is not null && fifths.Of.Count(fifth => fifth < 0) is > 0 and var without)
        {
            sentences.Add($"{PlainWords.Count(without, "area has", "areas have")} no value of {fifths.Words}, and no fifth.");
        }

        if (sites.WithoutPlace > 0)
        {
            sentences.Add(
                $"{PlainWords.Count(sites.WithoutPlace, "more has", "more have")} no place (online, or covering areas): "
                + "nobody need walk there, and they are not counted.");
        }
    }
}
