using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using CommunityAssets.Web.Api;
using Microsoft.AspNetCore.Http.Metadata;

namespace CommunityAssets.Web.Ogc;

/// <summary>
/// What can be asked under <c>/ogc</c>, taken from the endpoints themselves and told as an OpenAPI 3.0 document or on a page: whatever is
/// added as a reading endpoint with its parameters is described.
/// </summary>
/// <param name="sources">The endpoints of the service.</param>
public sealed partial class OgcDescription(IEnumerable<EndpointDataSource> sources)
{
    /// <summary>One address.</summary>
    /// <param name="Path">Its path under <c>/ogc</c>, with parameters in braces; <c>/</c> for the landing page.</param>
    /// <param name="Name">Its operation id.</param>
    /// <param name="Summary">What it gives.</param>
    /// <param name="Parameters">What it takes.</param>
    /// <param name="Types">The media types of its answers.</param>
    public sealed record Operation(
        string Path, string Name, string Summary, IReadOnlyList<Parameter> Parameters, ImmutableArray<string> Types);

    /// <summary>Every address, in order of path.</summary>
    public ImmutableArray<Operation> Operations() =>
    [
        .. sources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText is { } path
                && (path == "/ogc" || path.StartsWith("/ogc/", StringComparison.Ordinal)))
            .Select(Describe).OfType<Operation>().DistinctBy(operation => operation.Name)
            .OrderBy(operation => operation.Path, StringComparer.Ordinal),
    ];

    /// <summary>Writes the OpenAPI 3.0 document.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="server">The absolute address of <c>/ogc</c>, which paths are under.</param>
    public void Write(Utf8JsonWriter writer, string server)
    {
        writer.WriteStartObject();
        writer.WriteString("openapi", "3.0.3");
        writer.WriteStartObject("info");
        writer.WriteString("title", "CommunityAssets: features and tiles of one place, by the standards of OGC");
        writer.WriteString("version", "1.0");
        writer.WriteString(
            "description",
            "Unknown parameters are refused. What goes wrong is told as application/problem+json. Every read carries an ETag.");
        writer.WriteEndObject();
        writer.WriteStartArray("servers");
        writer.WriteStartObject();
        writer.WriteString("url", server);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteStartObject("paths");
        foreach (var operation in Operations())
        {
            writer.WriteStartObject(operation.Path);
            writer.WriteStartObject("get");
            WriteOperation(writer, operation);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteOperation(Utf8JsonWriter writer, Operation operation)
    {
        writer.WriteString("operationId", operation.Name);
        writer.WriteString("summary", operation.Summary);
        writer.WriteStartArray("parameters");
        foreach (var parameter in operation.Parameters)
        {
            WriteParameter(writer, parameter);
        }

        writer.WriteEndArray();
        writer.WriteStartObject("responses");
        writer.WriteStartObject("200");
        writer.WriteString("description", operation.Summary);
        writer.WriteStartObject("content");
        foreach (var type in operation.Types)
        {
            writer.WriteStartObject(type);
            writer.WriteStartObject("schema");
            writer.WriteString("type", type.Contains("json", StringComparison.Ordinal) ? "object" : "string");
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        WriteProblem(writer, "400", "A parameter can't be used; the answer names it and says what it takes.");
        if (operation.Parameters.Any(parameter => parameter.InPath))
        {
            WriteProblem(writer, "404", "There is nothing of that name.");
        }

        WriteProblem(writer, "503", "The atlas can't be reached just now.");
        writer.WriteEndObject();
    }

    private static void WriteProblem(Utf8JsonWriter writer, string status, string words)
    {
        writer.WriteStartObject(status);
        writer.WriteString("description", words);
        writer.WriteStartObject("content");
        writer.WriteStartObject(Problems.MediaType);
        writer.WriteStartObject("schema");
        writer.WriteString("type", "object");
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteParameter(Utf8JsonWriter writer, Parameter parameter)
    {
        writer.WriteStartObject();
        writer.WriteString("name", parameter.Name);
        writer.WriteString("in", parameter.InPath ? "path" : "query");
        writer.WriteBoolean("required", parameter.Required || parameter.InPath);
        writer.WriteString("description", $"Takes {parameter.Takes}.");
        if (parameter.Name == "bbox")
        {
            writer.WriteString("style", "form");
            writer.WriteBoolean("explode", false);
        }

        writer.WriteStartObject("schema");
        if (parameter.Name == "bbox")
        {
            writer.WriteString("type", "array");
            writer.WriteNumber("minItems", 4);
            writer.WriteNumber("maxItems", 6);
            writer.WriteStartObject("items");
            writer.WriteString("type", "number");
            writer.WriteEndObject();
        }
        else
        {
            WriteType(writer, parameter);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteType(Utf8JsonWriter writer, Parameter parameter)
    {
        writer.WriteString("type", parameter.Type);
        if (parameter.Name == "limit")
        {
            writer.WriteNumber("minimum", 1);
            writer.WriteNumber("maximum", Storage.Filters.FeatureQuery.MostFeatures);
            writer.WriteNumber("default", 100);
        }

        if (parameter.Choices.Count > 0)
        {
            writer.WriteStartArray("enum");
            foreach (var choice in parameter.Choices)
            {
                writer.WriteStringValue(choice);
            }

            writer.WriteEndArray();
        }
    }

    private static Operation? Describe(RouteEndpoint endpoint)
    {
        var meta = endpoint.Metadata;
        return meta.GetMetadata<ParameterList>() is { } list && meta.GetMetadata<IEndpointNameMetadata>()?.EndpointName is { } name
            ? new Operation(
                Constraint().Replace(endpoint.RoutePattern.RawText!["/ogc".Length..] is { Length: > 0 } path ? path : "/", "{${name}}"),
                name,
                meta.GetMetadata<IEndpointSummaryMetadata>()?.Summary ?? name, list.All,
                [
                    .. meta.OfType<IProducesResponseTypeMetadata>().Where(produces => produces.StatusCode == StatusCodes.Status200OK)
                        .SelectMany(produces => produces.ContentTypes).Distinct(StringComparer.Ordinal),
                ])
            : null;
    }

    // A path tells what a route checks: {z:int}. OpenAPI tells names alone.
    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Constraint();
}
