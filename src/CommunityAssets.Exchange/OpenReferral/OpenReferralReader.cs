using System.Runtime.CompilerServices;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.OpenReferral.Incoming;
using CommunityAssets.Exchange.OpenReferral.Reading;
using CommunityAssets.Exchange.Readers;

namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>
/// Reads assets from a feed of services of Open Referral UK 3.0 (HSDS-UK). A service is an asset; its organization is one beside it, with
/// the link that it runs the service, unless the two have the same name. In a feed of this program an organization and a place where a
/// group meets are assets of the feed themselves, and only the links are read from them. Streams; links and ids alone are held.
/// </summary>
/// <param name="files">The files of the feed.</param>
/// <param name="survey">What a first pass over them told.</param>
/// <param name="options">What is told besides.</param>
/// <param name="grid">The working grid of the atlas.</param>
/// <param name="notes">Where to say what was put right or left out.</param>
public sealed class OpenReferralReader(FeedFiles files, FeedSurvey survey, AssetReading options, ReferenceSystem grid, ReadNotes notes)
{
    private readonly ItemContext _item = new(notes, numbered: files.Files.Count == 1);
    private readonly ServiceToAsset _services = new(options, grid);
    private readonly OrganizationToAsset _organizations = new(options);
    private readonly FeedLinks _links = new(options.Source);
    private readonly Dictionary<UInt128, (int File, int Number)> _taken = [];
    private readonly List<long> _before = [];

    /// <summary>
    /// Whether the atlas has a record of this source with an id already. Asked where a feed may be a part of its directory; by default it
    /// has none.
    /// </summary>
    public Func<string, bool> IsKnown { get; init; } = _ => false;

    /// <summary>
    /// Whether a service that is given twice is passed over the second time and not refused: the pages of a directory shift when it is
    /// edited while it is read.
    /// </summary>
    public bool AllowsTwice { get; init; }

    /// <summary>Links between records; complete when everything has been read.</summary>
    public IEnumerable<Row<LinkClaim>> Links => _links.Resolve(id => _taken.ContainsKey(ItemKeys.Of(id)) || IsKnown(id));

    /// <summary>Reads every record, or why an item is refused. Rows are numbered through all files.</summary>
    /// <exception cref="BadInputException">A file cannot be read.</exception>
    public async IAsyncEnumerable<Row<Asset>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        var read = new List<Row<Asset>>(2);
        var before = 0L;
        for (var file = 0; file < files.Files.Count; file++)
        {
            _before.Add(before);
            files.MoveTo(file);
            using var items = new FeedItems(files.Files[file]);
            while (Next(items, file, before, read))
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var row in read)
                {
                    yield return row;
                }
            }

            before += items.Number;
        }
    }

    /// <summary>Tells a refusal by the file and the number there, which came with a number through all files.</summary>
    public Refusal Place(Refusal refusal)
    {
        var file = _before.FindLastIndex(before => before < refusal.Row);
        return refusal.Row <= 0 || file < 0 ? refusal : refusal with { File = files.Files[file].Name, Row = refusal.Row - _before[file] };
    }

    private bool Next(FeedItems items, int file, long before, List<Row<Asset>> read)
    {
        read.Clear();
        if (!items.TryRead(out var json))
        {
            return false;
        }

        _item.MoveTo(files.Files[file].Name, items.Number);
        var row = before + items.Number;
        var glance = ItemGlance.At(json);
        var refusal = glance.Sort switch
        {
            ItemSort.Service => Service(json, glance, file, items.Number, row, read),
            ItemSort.Organization => Organization(json, row, read),
            ItemSort.Foreign => _item.Refuse(member: null, "this is not a service.", "Keep pages and services in files of their own."),
            _ => null,
        };
        if (glance.Sort == ItemSort.Other)
        {
            _item.Note("{item that is|items that are} neither a service nor an organization {was|were} passed over");
        }

        if (refusal is not null)
        {
            read.Add(new Row<Asset>(row, Record: null, refusal));
        }

        return true;
    }

    private Refusal? Service(ReadOnlySpan<byte> json, ItemGlance glance, int file, int number, long row, List<Row<Asset>> read)
    {
        if (glance is { IsSummary: true, Id: { } listed })
        {
            if (survey.HasWhole(listed))
            {
                return null;
            }

            _item.Note("{service is|services are} told as in a list, without times, places and costs");
        }

        if (IncomingJson.Read(json, _item, out HsdsService service) is { } unread)
        {
            return unread;
        }

        if (_services.Read(service, _item, out var asset, out var isOwn) is { } refusal)
        {
            return refusal;
        }

        var key = ItemKeys.Of(asset!.Provenance.SourceId);
        if (!_taken.TryAdd(key, (file, number)))
        {
            return Twice(asset, _taken[key]);
        }

        read.Add(new Row<Asset>(row, asset));
        if (asset.Status != AssetStatus.Retired)
        {
            Link(service, asset, isOwn, row, read);
        }

        return null;
    }

    private Refusal? Twice(Asset asset, (int File, int Number) first)
    {
        if (AllowsTwice)
        {
            _item.Note("{service was|services were} given twice, since the directory changed while it was read, and {was|were} taken once");
            return null;
        }

        return _item.Refuse(
            "id", $"the id {asset.Provenance.SourceId} is that of {files.Files[first.File].Name}, item {first.Number} too.",
            "Give each service an id of its own, or take one of the two away.");
    }

    private Refusal? Organization(ReadOnlySpan<byte> json, long row, List<Row<Asset>> read)
    {
        if (IncomingJson.Read(json, _item, out HsdsOrganization organization) is { } unread)
        {
            return unread;
        }

        if (IncomingName.Id(organization.Id) is { } id && (survey.HasService(id) || !_links.Give(id)))
        {
            return null;
        }

        if (_organizations.Read(organization, _item, out var asset) is { } refusal)
        {
            return refusal;
        }

        read.Add(new Row<Asset>(row, asset));
        return null;
    }

    /// <summary>Reads who runs a service, and where it meets.</summary>
    private void Link(HsdsService service, Asset asset, bool isOwn, long row, List<Row<Asset>> read)
    {
        var id = asset.Provenance.SourceId;
        if (isOwn)
        {
            foreach (var place in service.ServiceAtLocations ?? [])
            {
                if (IncomingName.Id(place?.Location?.Id ?? place?.LocationId) is { } meets && meets != id)
                {
                    _links.Claim(row, id, meets, LinkKind.MeetsAt);
                }
            }
        }

        if (IncomingName.Id(service.Organization?.Id ?? service.OrganizationId) is not { } runs || runs == id)
        {
            return;
        }

        if (service.Organization is { } organization && !survey.HasService(runs) && !(isOwn && IsKnown(runs))
            && !IsSameName(organization, asset) && _links.Give(runs))
        {
            if (_organizations.Read(organization with { Id = runs }, _item, out var beside) is null)
            {
                read.Add(new Row<Asset>(row, beside));
            }
            else
            {
                _links.TakeBack(runs);
                _item.Note("{organization has|organizations have} no name and {was|were} left out");
            }
        }

        _links.Claim(row, runs, id, LinkKind.Runs);
    }

    private static bool IsSameName(HsdsOrganization organization, Asset asset) =>
        string.Equals(Headings.Plain(PlainText.Line(organization.Name) ?? ""), Headings.Plain(asset.Name), StringComparison.Ordinal);
}
