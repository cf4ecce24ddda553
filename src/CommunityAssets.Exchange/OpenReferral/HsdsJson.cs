using System.Text.Json;
using System.Text.Json.Serialization;

namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>
/// How the records are written and read as JSON: members in snake case, empty ones left out, numbers read from strings too, since
/// many feeds write them so.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(HsdsFeed))]
[JsonSerializable(typeof(HsdsChange))]
[JsonSerializable(typeof(HsdsPage<HsdsService>))]
[JsonSerializable(typeof(HsdsPage<HsdsServiceAtLocation>))]
[JsonSerializable(typeof(HsdsPage<HsdsOrganization>))]
[JsonSerializable(typeof(HsdsPage<HsdsTaxonomy>))]
[JsonSerializable(typeof(HsdsPage<HsdsTaxonomyTerm>))]
public sealed partial class HsdsJson : JsonSerializerContext;
