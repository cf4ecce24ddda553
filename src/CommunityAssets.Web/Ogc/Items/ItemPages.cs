using CommunityAssets.Storage;
using CommunityAssets.Storage.Filters;
using CommunityAssets.Web.Api;
using NetTopologySuite.IO;

namespace CommunityAssets.Web.Ogc.Items;

/// <summary>Features as pages for people.</summary>
internal static class ItemPages
{
    private const int UsualRows = 25;
    private const int MostRows = 500;
    private static readonly string[] OfAssets = ["name", "kind", "topics", "postcode", "source"];
    private static readonly string[] OfAreas = ["name", "code", "population"];

    /// <summary>A page of a list.</summary>
    public static async Task<IResult> ListAsync(
        HttpContext http, ReadQuery read, IAtlas atlas, ItemRequest request, Func<CancellationToken, Task<long>> count,
        PlaceOutline outline, CancellationToken cancellationToken)
    {
        var collection = request.Collection;
        var query = request.Query with
        {
            Limit = read.Text(ItemParameters.Limit) is null ? UsualRows : Math.Min(request.Query.Limit, MostRows),
        };
        if (read.Text(ItemParameters.Properties) is null)
        {
            var shown = collection.HoldsAssets ? OfAssets : OfAreas;
            query = query with
            {
                Fields = [.. shown.Select(name => collection.Find(name)!), .. query.Fields.Where(field => field.Indicator is not null)],
            };
        }

        var (rows, cursor) = await ReadAsync(atlas, query, cancellationToken);
        return PageAnswer.Of("Items", new OgcPage($"{collection.Title}: the features")
        {
            Collection = collection,
            Words = read.Text(ItemParameters.Filter) ?? "",
            Map = await outline.GetAsync(cancellationToken),
            Items = new ItemTable(
                query.Fields, rows, await count(cancellationToken),
                cursor is null ? null : OgcLinks.With(http, ("f", "html"), ("cursor", cursor)), OgcLinks.With(http, ("f", "json"))),
        });
    }

    /// <summary>The page of one feature; null when there is none.</summary>
    public static async Task<IResult?> OneAsync(
        HttpContext http, IAtlas atlas, ItemRequest request, PlaceOutline outline, CancellationToken cancellationToken)
    {
        var (rows, _) = await ReadAsync(atlas, request.Query, cancellationToken);
        if (rows.Count == 0)
        {
            return null;
        }

        var name = request.Query.Fields.IndexOf(request.Collection.Find("name")!);
        return PageAnswer.Of("Item", new OgcPage(name < 0 ? rows[0].Id : rows[0].Values[name] ?? rows[0].Id)
        {
            Collection = request.Collection,
            Map = await outline.GetAsync(cancellationToken),
            Items = new ItemTable(request.Query.Fields, rows, 1, null, OgcLinks.With(http, ("f", "json"))),
        });
    }

    private static async Task<(List<ItemTable.Row> Rows, string? Cursor)> ReadAsync(
        IAtlas atlas, FeatureQuery query, CancellationToken cancellationToken)
    {
        var list = new List<ItemTable.Row>();
        var reader = new WKBReader();
        string? cursor = null;
        var (rows, more) = await ItemsAnswer.BeginAsync(atlas, query, cancellationToken);
        await using var reading = rows;
        while (more && list.Count < query.Limit)
        {
            var row = rows.Current;
            var middle = row.Shape.IsEmpty ? null : reader.Read(row.Shape.ToArray()).EnvelopeInternal.Centre;
            list.Add(new ItemTable.Row(
                row.Id, [.. query.Fields.Select((field, place) => FieldWords.Value(row, field, place))], middle?.X, middle?.Y));
            cursor = list.Count == query.Limit ? row.Cursor : null;
            more = await rows.MoveNextAsync();
        }

        return (list, more ? cursor : null);
    }
}
