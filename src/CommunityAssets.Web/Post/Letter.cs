namespace CommunityAssets.Web.Post;

/// <summary>A letter by e-mail, in plain text.</summary>
/// <param name="To">The address that it goes to.</param>
/// <param name="Subject">Its subject: one line of the service's own words.</param>
/// <param name="Text">What it says.</param>
public sealed record Letter(string To, string Subject, string Text)
{
    /// <summary>The page where whoever gets it can ask for no more of them; null where it is answered once and for all.</summary>
    public Uri? Stop { get; init; }

    /// <inheritdoc/>
    public override string ToString() => "a letter";
}
