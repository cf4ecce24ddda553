using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Web.Security;

/// <summary>How an endpoint that is not a page declares who may reach it.</summary>
public static class NeedsExtensions
{
    /// <summary>Declares the right that an endpoint needs.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Right right)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new NeedsAttribute(right));
}
