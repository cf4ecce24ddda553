using System.Runtime.CompilerServices;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Features;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// Reads assets from a CSV, GeoJSON or GeoPackage. Columns and attributes are found by common names or told by a <see cref="ColumnMap"/>;
/// the place comes from the shape, from coordinates (told apart and checked), from a grid reference or from a postcode. Text is made plain:
/// HTML, control characters and doubled blanks go. Streams; only links are held.
/// </summary>
/// <remarks>
/// A record without an id of its own gets one from its name and place: <c>h-</c> and 24 hexadecimal digits of the SHA-256 of
/// <c>name|postcode|x|y|address</c> (name and address as lower-case letters and digits, x and y in whole metres on the working grid, the
/// address only where there is neither postcode nor shape). It stays the same from import to import while name and place do.
/// </remarks>
public sealed class AssetReader
{
    private const int LongestName = 300;
    private const int LongestSummary = 10_000;
    private const int LongestId = 300;

    private readonly InputFile _file;
    private readonly AssetReading _options;
    private readonly ReadNotes _notes;
    private readonly AssetPlace _place;
    private readonly AssetMeaning _meaning;
    private readonly AssetDetails _details;
    private readonly NewIds _ids = new();
    private readonly List<Row<LinkClaim>> _links = [];

    /// <summary>Prepares to read a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="options">What is told besides.</param>
    /// <param name="grid">The working grid of the atlas.</param>
    /// <param name="notes">Where to say what was put right or left out.</param>
    public AssetReader(InputFile file, AssetReading options, ReferenceSystem grid, ReadNotes notes)
    {
        _file = file;
        _options = options;
        _notes = notes;
        _place = new AssetPlace(grid, notes);
        _meaning = new AssetMeaning(options, notes);
        _details = new AssetDetails(options, notes);
    }

    /// <summary>Links between records, as the rows told them; complete when everything has been read.</summary>
    public IReadOnlyList<Row<LinkClaim>> Links => _links;

    /// <summary>Reads every record.</summary>
    /// <exception cref="BadInputException">The file cannot be read, or a column that is told is not in it.</exception>
    public async IAsyncEnumerable<Row<Asset>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        _links.Clear();
        if (_file.Sniff() is ContentKind.Table)
        {
            using var table = CsvTable.Open(_file);
            var cells = new AssetCells(table);
            var columns = new AssetColumns(table.Headings, _options.Columns);
            NeedName(table.Headings, columns);
            while (table.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return table.Problem is { } problem ? new Row<Asset>(table.Row, Record: null, problem) : Read(cells, columns);
            }
        }
        else
        {
            var cells = new AssetCells(_file.Name);
            AssetColumns? columns = null;
            await foreach (var row in FeatureFile.ReadAsync(_file, _options.Layer, _notes, cancellationToken))
            {
                if (row.Record is not { } feature)
                {
                    yield return new Row<Asset>(row.Number, Record: null, row.Refusal);
                    continue;
                }

                if (cells.MoveTo(row.Number, feature) || columns is null)
                {
                    columns = new AssetColumns(cells.Headings, _options.Columns);
                }

                yield return Read(cells, columns);
            }
        }
    }

    private static void NeedName(Headings headings, AssetColumns columns)
    {
        if (!columns.Has(AssetField.Name))
        {
            throw headings.Missing("the name of an asset", "name", "organisation", "group", "venue", "title");
        }
    }

    private Row<Asset> Read(AssetCells cells, AssetColumns columns)
    {
        var refusal = Name(cells, columns, out var name);
        if (refusal is not null)
        {
            return Refused(cells, refusal);
        }

        refusal = _place.Read(cells, columns, out var location) ?? Online(cells, columns, ref location);
        if (refusal is not null)
        {
            return Refused(cells, refusal);
        }

        if (_meaning.Read(cells, columns, out var kind, out var topics) is { } noMeaning)
        {
            return Refused(cells, noMeaning);
        }

        if (_details.Sessions(cells, columns, out var sessions) is { } noSessions)
        {
            return Refused(cells, noSessions);
        }

        if (AssetDetails.Capacity(cells, columns, out var capacity) is { } noCapacity)
        {
            return Refused(cells, noCapacity);
        }

        if (_details.Verification(cells, columns, out var verification) is { } noVerification)
        {
            return Refused(cells, noVerification);
        }

        if (_details.Status(cells, columns, out var status) is { } noStatus)
        {
            return Refused(cells, noStatus);
        }

        if (AssetDetails.Visibility(cells, columns, out var visibility) is { } noVisibility)
        {
            return Refused(cells, noVisibility);
        }

        if (AssetDetails.Day(cells, columns, AssetField.Retrieved, out var retrieved) is { } noDay)
        {
            return Refused(cells, noDay);
        }

        var id = PlainText.Line(columns.Text(AssetField.Id, cells)) ?? cells.Feature?.Id ?? AssetIds.Of(name, location);
        if (id.Length > LongestId)
        {
            return Refused(cells,
                cells.Refuse(columns.Column(AssetField.Id), $"the id is {id.Length} characters long.",
                $"Give ids of at most {LongestId}."));
        }

        Claim(cells, columns, id);
        return new Row<Asset>(cells.Number, new Asset
        {
            Id = _ids.Next(),
            Kind = kind,
            Name = name,
            Summary = Summary(cells, columns),
            Topics = topics,
            Location = location,
            Sessions = sessions,
            Access = _details.Access(cells, columns),
            Cost = _details.Cost(cells, columns),
            Audience = _details.Audience(cells, columns),
            Languages = _details.Languages(cells, columns),
            Contact = _details.Contact(cells, columns),
            Capacity = capacity,
            Provenance = new Provenance(
                _options.Source, id, PlainText.Line(columns.Text(AssetField.Licence, cells)) ?? _options.Licence,
                retrieved ?? _options.Retrieved),
            Verification = verification,
            Status = status,
            Visibility = visibility,
        });
    }

    private static Row<Asset> Refused(AssetCells cells, Refusal refusal) => new(cells.Number, Record: null, refusal);

    private static Refusal? Name(AssetCells cells, AssetColumns columns, out string name)
    {
        name = PlainText.Line(columns.Text(AssetField.Name, cells)) ?? "";
        if (name is "" or "0")
        {
            return columns.Has(AssetField.Name)
                ? cells.Refuse(
                    columns.Column(AssetField.Name), "the name is missing.",
                    "Put it in, or tell a name for such rows in a map of columns: {\"name\": {\"column\": \"…\", \"default\": \"Play "
                    + "space\"}}.")
                : cells.Refuse(
                    column: null, $"nothing looks like a name among {cells.Headings.Listed()}.",
                    "Tell in a map of columns which one it is: {\"name\": \"…\"}.");
        }

        return name.Length > LongestName
            ? cells.Refuse(
                columns.Column(AssetField.Name), $"the name is {name.Length} characters long.",
                $"Give a name of at most {LongestName}; tell in a map of columns which column is the name.")
            : null;
    }

    private static Refusal? Online(AssetCells cells, AssetColumns columns, ref AssetLocation location)
    {
        if (columns.Text(AssetField.Online, cells) is { } online)
        {
            if (AssetWords.YesNo(online) is not { } answer)
            {
                return cells.Refuse(columns.Column(AssetField.Online), $"'{online}' is neither yes nor no.", "Write yes or no.");
            }

            location = location with { Online = answer == Answer.Yes };
        }

        if (columns.Text(AssetField.Covers, cells) is { } covers)
        {
            location = location with { Covers = [.. AssetWords.Parts(covers).Distinct(StringComparer.Ordinal)] };
        }

        return null;
    }

    private string? Summary(AssetCells cells, AssetColumns columns)
    {
        var summary = PlainText.Paragraphs(columns.Text(AssetField.Summary, cells));
        if (summary?.Length > LongestSummary)
        {
            _notes.Add("{summary was|summaries were} cut after 10,000 characters", cells.Number);
            return summary[..LongestSummary];
        }

        return summary;
    }

    private void Claim(AssetCells cells, AssetColumns columns, string id)
    {
        foreach (var place in AssetWords.Parts(columns.Text(AssetField.MeetsAt, cells)))
        {
            Claim(cells, id, place, LinkKind.MeetsAt);
        }

        foreach (var organisation in AssetWords.Parts(columns.Text(AssetField.RunBy, cells)))
        {
            Claim(cells, organisation, id, LinkKind.Runs);
        }

        foreach (var partner in AssetWords.Parts(columns.Text(AssetField.PartnersWith, cells)))
        {
            Claim(cells, id, partner, LinkKind.PartnersWith);
        }
    }

    private void Claim(AssetCells cells, string from, string to, LinkKind kind)
    {
        if (string.Equals(from, to, StringComparison.Ordinal))
        {
            _notes.Add("{link|links} from a record to itself {was|were} left out", cells.Number);
            return;
        }

        _links.Add(new Row<LinkClaim>(cells.Number, new LinkClaim(_options.Source, from, to, kind)));
    }
}
