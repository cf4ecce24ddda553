namespace CommunityAssets.DemoPlace.Assets;

/// <summary>An entry of the council's directory before it is written.</summary>
public sealed record Entry
{
    /// <summary>The directory's id.</summary>
    public required string Id { get; init; }

    /// <summary>The kind of asset.</summary>
    public required string Kind { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required string Summary { get; init; }

    /// <summary>Ids of topics.</summary>
    public required string Topics { get; init; }

    /// <summary>Where it is, or null.</summary>
    public Whereabouts? Where { get; init; }

    /// <summary>What helps people in: a letter each, small for yes, capital for no.</summary>
    public string Access { get; init; } = "";

    /// <summary>When it happens.</summary>
    public string Sessions { get; init; } = "";

    /// <summary>What it costs.</summary>
    public string Cost { get; init; } = "";

    /// <summary>For what ages.</summary>
    public string Ages { get; init; } = "";

    /// <summary>For whom.</summary>
    public string Audience { get; init; } = "";

    /// <summary>Languages spoken.</summary>
    public string Languages { get; init; } = "";

    /// <summary>How many it can welcome.</summary>
    public string Capacity { get; init; } = "";

    /// <summary>Codes of areas it covers.</summary>
    public string Covers { get; init; } = "";

    /// <summary>When it was last checked.</summary>
    public string Verified { get; init; } = "";

    /// <summary>Id of the place it meets at.</summary>
    public string MeetsAt { get; init; } = "";

    /// <summary>Id of who runs it.</summary>
    public string RunBy { get; init; } = "";

    /// <summary>Ids of whom it works with.</summary>
    public string Partners { get; init; } = "";

    /// <summary>Telephone number.</summary>
    public string Phone { get; init; } = "";

    /// <summary>E-mail address.</summary>
    public string Email { get; init; } = "";

    /// <summary>Web address.</summary>
    public string Web { get; init; } = "";

    /// <summary>Where it is in its life.</summary>
    public string Status { get; init; } = "published";

    /// <summary>Who may see it.</summary>
    public string Visibility { get; init; } = "public";
}
