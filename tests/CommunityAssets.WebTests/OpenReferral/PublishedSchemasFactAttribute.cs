namespace CommunityAssets.WebTests.OpenReferral;

/// <summary>A test that holds answers against the published schemas; passed over, with the reason, where there are none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublishedSchemasFactAttribute : FactAttribute
{
    public PublishedSchemasFactAttribute() => Skip = PublishedSchemas.Missing;
}
