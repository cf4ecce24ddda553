namespace CommunityAssets.Web.Api;

/// <summary>
/// How reading endpoints are added, so that each has its parameters, its entity tag and its words in the OpenAPI document.
/// </summary>
public static class ReadEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>
    /// Adds an endpoint for GET and HEAD. Its handler takes a <see cref="ReadQuery"/>, which refuses what is not listed here.
    /// </summary>
    /// <param name="endpoints">Where to add it.</param>
    /// <param name="pattern">Its path.</param>
    /// <param name="name">Its name, unique, as an operation id: <c>listAssets</c>.</param>
    /// <param name="summary">What it gives, in one sentence.</param>
    /// <param name="parameters">Every parameter, those of the path included.</param>
    /// <param name="handler">The handler.</param>
    public static RouteHandlerBuilder MapRead(
        this IEndpointRouteBuilder endpoints,
        string pattern,
        string name,
        string summary,
        IReadOnlyList<Parameter> parameters,
        Delegate handler) =>
        endpoints.MapUntagged(pattern, name, summary, parameters, handler).AddEndpointFilter<EntityTagFilter>();

    /// <summary>The same without an entity tag, for a handler that gives its own.</summary>
    /// <inheritdoc cref="MapRead"/>
    public static RouteHandlerBuilder MapUntagged(
        this IEndpointRouteBuilder endpoints,
        string pattern,
        string name,
        string summary,
        IReadOnlyList<Parameter> parameters,
        Delegate handler) =>
        endpoints.MapMethods(pattern, Methods, handler)
            .WithName(name)
            .WithSummary(summary)
            .WithMetadata(new ParameterList(parameters))
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
}
