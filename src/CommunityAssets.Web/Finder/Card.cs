using CommunityAssets.Storage;

namespace CommunityAssets.Web.Finder;

/// <summary>What a card tells of an asset, beside what is recorded of it.</summary>
public sealed record Card
{
    /// <summary>When next.</summary>
    public IReadOnlyList<NextTime> Next { get; init; } = [];

    /// <summary>Whether there are times to put into a calendar.</summary>
    public bool HasCalendar { get; init; }

    /// <summary>Longitude and latitude, or null.</summary>
    public double[]? Position { get; init; }

    /// <summary>How far it is from where somebody sets out, in words; null where nothing was said or it has no place.</summary>
    public string? Way { get; init; }

    /// <summary>What somebody wrote as where they set out, kept in the form.</summary>
    public string? From { get; init; }

    /// <summary>Whether that is no place in this atlas.</summary>
    public bool IsLost { get; init; }

    /// <summary>The nearest stop or station that the atlas knows of within a few minutes, or null.</summary>
    public AssetHit? Stop { get; init; }

    /// <summary>What to expect the first time, a sentence each.</summary>
    public IReadOnlyList<string> FirstTime { get; init; } = [];
}
