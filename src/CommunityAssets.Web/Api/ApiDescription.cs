using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CommunityAssets.Web.Api;

/// <summary>Writes into the OpenAPI document what each endpoint's <see cref="ParameterList"/> says.</summary>
public static class ApiDescription
{
    private const string Token = "token";

    /// <summary>Sets up the document.</summary>
    public static void Describe(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "CommunityAssets";
            document.Info.Version = "v1";
            document.Info.Description =
                "Assets, areas and indicators of one place. Coordinates are longitude, latitude (CRS84). Unknown parameters are refused. "
                + "What goes wrong is told as application/problem+json. Every read carries an ETag. What is for everybody needs no token; "
                + "with one, a program sees and does what its account may.";
            document.Servers?.Clear();
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Token] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                    Description = "A token of somebody's account, made on /account/tokens; begins with ca_.",
                },
            };

            // Either nothing, or a token.
            document.Security = [new OpenApiSecurityRequirement(), new() { [new OpenApiSecuritySchemeReference(Token, document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<ParameterList>().FirstOrDefault() is { } list)
            {
                operation.Parameters = [.. list.All.Select(Parameter)];
            }

            // An operation id is unique in a document: the one for HEAD has another.
            if (context.Description.HttpMethod == HttpMethods.Head)
            {
                operation.OperationId += "Head";
            }

            return Task.CompletedTask;
        });
    }

    private static IOpenApiParameter Parameter(Parameter parameter)
    {
        var schema = new OpenApiSchema
        {
            Type = parameter.Type switch
            {
                "integer" => JsonSchemaType.Integer,
                "number" => JsonSchemaType.Number,
                "boolean" => JsonSchemaType.Boolean,
                _ => JsonSchemaType.String,
            },
            Enum = parameter.Choices.Count == 0 ? null : [.. parameter.Choices.Select(choice => (JsonNode)choice)],
            Default = Default(parameter),
        };
        return new OpenApiParameter
        {
            Name = parameter.Name,
            In = parameter.InPath ? ParameterLocation.Path : ParameterLocation.Query,
            Required = parameter.Required || parameter.InPath,
            Description = "Takes " + parameter.Takes + ".",
            Explode = parameter.Repeats,
            Schema = parameter.Repeats ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = schema } : schema,
        };
    }

    private static JsonNode? Default(Parameter parameter) => (parameter.Usual, parameter.Type) switch
    {
        (null, _) => null,
        (var text, "integer" or "number") => double.Parse(text, CultureInfo.InvariantCulture),
        (var text, "boolean") => bool.Parse(text),
        var (text, _) => text,
    };
}
