using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.GeoJson;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Api;

/// <summary>Postcodes over HTTP.</summary>
public static class PostcodesApi
{
    private static readonly Parameter Code = new("postcode", "a postcode, with or without its blank") { InPath = true, Required = true };

    /// <summary>Adds the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapRead(
        "/api/v1/postcodes/{postcode}",
        "readPostcode",
        "A postcode's point (longitude, latitude) and the areas that it lies in, smallest first.",
        [Code],
        ReadAsync)
        .Needs(Right.SeeAtlas)
        .Produces<object>()
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> ReadAsync(string postcode, ReadQuery read, IAtlas atlas, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        ReadQuery.CheckText(Code, postcode);
        var written = PostcodeText.Normalise(postcode)
            ?? throw new ParameterException(Code, $"'{postcode}' is not the shape of a postcode.");
        if (await atlas.Postcodes.FindAsync(written, cancellationToken) is not { } found)
        {
            return Problems.NotFound($"The postcode {written} is not in this atlas.");
        }

        var areas = await PostcodeAreas.OfAsync(atlas, found, cancellationToken);
        return JsonAnswer.Of("application/json", writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("postcode", found.Code);
            writer.WriteBoolean("live", found.Terminated is null);
            writer.WriteString("terminated", found.Terminated?.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture));
            writer.WritePropertyName("point");
            new GeometryWriter(atlas.Info.Grid).WritePosition(writer, found.Point);
            writer.WriteStartArray("areas");
            foreach (var area in areas)
            {
                writer.WriteStartObject();
                AreaWriter.WriteNames(writer, area);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }
}
