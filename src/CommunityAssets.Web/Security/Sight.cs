using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.Web.Security;

/// <summary>Who makes a request, and what they may see and do. Every page, endpoint and tile asks it, and nothing else.</summary>
/// <param name="Role">The viewer's role.</param>
/// <param name="Allowed">What they may: their role's rights, or fewer where a token stands for them.</param>
/// <param name="Account">Their account; null for somebody who is not signed in.</param>
public sealed record Sight(Role Role, RightSet Allowed, Guid? Account)
{
    /// <summary>Somebody who is not signed in.</summary>
    public static Sight Public { get; } = new(Role.Public, Rights.Of(Role.Public), null);

    /// <summary>The widest visibility shown.</summary>
    public Visibility Widest => May(Right.SeeWorkforceAssets) ? Visibility.Workforce : Visibility.Public;

    /// <summary>
    /// The same for viewers who are shown the same, and different for any two who are not: part of entity tags and of keys of what is kept.
    /// </summary>
    public string Likeness => $"{Role}.{Allowed}.{Account:N}";

    /// <summary>
    /// What an answer with an entity tag says of keeping it: anywhere, and asked about each time before it is used again; what is not for
    /// everybody, in the viewer's own browser alone.
    /// </summary>
    public string CacheControl => Account is null ? "public, no-cache" : "private, no-cache";

    /// <summary>The viewer as whoever does something, for histories and the audit log.</summary>
    public Actor Actor => Actor.Of(Role, Account);

    /// <summary>A line for the audit log about something that the viewer does.</summary>
    /// <param name="act">What they do.</param>
    /// <param name="record">The record that they do it to; null for none.</param>
    /// <param name="detail">A few words more, without anything about a person; null for none.</param>
    public AuditLine Line(AuditAct act, Guid? record = null, string? detail = null) =>
        Actor.Line(act, record, detail);

    /// <summary>What the viewer who makes a request may see.</summary>
    public static Sight Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Features.Get<Sight>() ?? Public;
    }

    /// <summary>Whether the viewer may.</summary>
    public bool May(Right right) => Allowed.Has(right);

    /// <summary>A search narrowed to what the viewer may find: published assets that are visible to them.</summary>
    public AssetQuery Narrow(AssetQuery query) => query with { See = Widest, Status = AssetStatus.Published };

    /// <summary>How much of one asset the viewer may see.</summary>
    public AssetView Of(Asset asset) =>
        asset.Visibility > Widest ? AssetView.Nothing
        : asset.Status switch
        {
            AssetStatus.Published => AssetView.Everything,
            AssetStatus.Retired => AssetView.NameAlone,
            _ => AssetView.Nothing,
        };
}
