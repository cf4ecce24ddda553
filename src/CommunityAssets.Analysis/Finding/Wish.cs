using System.Collections.Immutable;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Text;

namespace CommunityAssets.Analysis.Finding;

/// <summary>What somebody hopes to find. Every part is optional.</summary>
public sealed record Wish
{
    /// <summary>Topics that they named; any of them will do, more are better.</summary>
    public ImmutableArray<string> Topics { get; init; } = [];

    /// <summary>Topics that their words have something to do with.</summary>
    public ImmutableArray<string> Also { get; init; } = [];

    /// <summary>Their words, to be looked for in names and summaries; null for none.</summary>
    public TextQuery? Words { get; init; }

    /// <summary>How many minutes they would go; 1 or more.</summary>
    public int Minutes { get; init; } = DefaultMinutes;

    /// <summary>Minutes where nothing is said: a quarter of an hour and a bit, as planners count on foot.</summary>
    public const int DefaultMinutes = 20;

    /// <summary>On any of these weekdays.</summary>
    public ImmutableArray<DayOfWeek> Days { get; init; } = [];

    /// <summary>At any of these times.</summary>
    public ImmutableArray<TimeOfDay> Times { get; init; } = [];

    /// <summary>All of these.</summary>
    public ImmutableArray<AccessFeature> Access { get; init; } = [];

    /// <summary>Without a charge; a donation does.</summary>
    public bool Free { get; init; }

    /// <summary>Online.</summary>
    public bool Online { get; init; }

    /// <summary>For somebody of this age, in years.</summary>
    public int? Age { get; init; }

    /// <summary>Whether they say what it should be about; else anything near will do.</summary>
    public bool IsAbout => Topics.Length > 0 || Also.Length > 0 || Words is not null;
}
