namespace CommunityAssets.Web.Hosting;

/// <summary>What a page about something that went wrong says.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Words">What was wrong with the address, where that is known.</param>
public sealed record FailureWords(int Status, string? Words)
{
    /// <summary>Whether it was a form that was sent.</summary>
    public bool OfForm { get; init; }

    /// <summary>Where the words are kept during a request.</summary>
    internal static readonly object Key = new();

    /// <summary>The words of a request; those of "not found" when somebody opens the page by itself.</summary>
    public static FailureWords Of(HttpContext http) =>
        http.Items[Key] as FailureWords ?? new FailureWords(StatusCodes.Status404NotFound, null);
}
