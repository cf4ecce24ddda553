using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Web.Security;

/// <summary>
/// The right that an endpoint needs: on page models as an attribute, on other endpoints by <see cref="NeedsExtensions.Needs"/>. Every
/// endpoint has one; what is for everybody needs <see cref="Right.SeeAtlas"/>.
/// </summary>
/// <param name="right">The right.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(Right right) : Attribute
{
    /// <summary>The right.</summary>
    public Right Right { get; } = right;
}
