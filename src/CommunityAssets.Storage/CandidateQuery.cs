using System.Collections.Immutable;
using CommunityAssets.Domain.Assets;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage;

/// <summary>
/// What somebody hopes to find, as far as a database can tell what may fit: whatever has one of the topics or answers one of the phrases,
/// near them or covering where they are. Wishes narrow nothing: what is known to meet them all is looked for once more by itself, so
/// that it isn't crowded out by what is nearer.
/// </summary>
public sealed record CandidateQuery
{
    /// <summary>
    /// The most that are read with one topic or phrase in common, near and far together; what is left out is further away.
    /// </summary>
    public const int Most = 400;

    /// <summary>Where somebody is, on the atlas's grid, or null.</summary>
    public Point? Near { get; init; }

    /// <summary>How far around <see cref="Near"/> to look, in metres in a straight line; more than 0.</summary>
    public double WithinMetres { get; init; }

    /// <summary>Any of these topics.</summary>
    public ImmutableArray<string> Topics { get; init; } = [];

    /// <summary>Any of these topics, which matter less: they have a limit of their own, so that they crowd nothing out.</summary>
    public ImmutableArray<string> Also { get; init; } = [];

    /// <summary>
    /// Any of these phrases, all telling words of it in a name and summary, with endings and slips forgiven as in a search. Twelve
    /// different
    /// words are looked for at most, all phrases together. Without topics and phrases anything is a candidate.
    /// </summary>
    public ImmutableArray<string> Phrases { get; init; } = [];

    /// <summary>Codes of the areas that somebody is in: what covers one of them is a candidate wherever it is, or has no place.</summary>
    public ImmutableArray<string> Covers { get; init; } = [];

    /// <summary>Wished: a session on any of these weekdays.</summary>
    public ImmutableArray<DayOfWeek> Days { get; init; } = [];

    /// <summary>Wished: known to be free.</summary>
    public bool Free { get; init; }

    /// <summary>Wished: all of these access features known to be there.</summary>
    public ImmutableArray<AccessFeature> Access { get; init; } = [];

    /// <summary>Wished: people can take part online. What is online is then looked for wherever it is.</summary>
    public bool Online { get; init; }

    /// <summary>The widest view allowed.</summary>
    public Visibility See { get; init; } = Visibility.Public;
}
