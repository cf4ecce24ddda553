using System.Text.Json.Serialization;

namespace CommunityAssets.Exchange.OpenReferral.Harvesting;

/// <summary>How the state is written and read.</summary>
[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(HarvestState))]
internal sealed partial class HarvestStateJson : JsonSerializerContext;
