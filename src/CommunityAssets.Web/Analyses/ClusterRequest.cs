using CommunityAssets.Analysis.Statistics;

namespace CommunityAssets.Web.Analyses;

/// <summary>What clusters to look for.</summary>
public sealed record ClusterRequest
{
    /// <summary>Id of the indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>Its period; null for the latest.</summary>
    public string? Period { get; init; }

    /// <summary>Id of a second indicator around the areas (bivariate Moran); null for none.</summary>
    public string? Around { get; init; }

    /// <summary>
    /// Strengths whose access is looked at around the areas (bivariate Moran of need against access); null for none. The indicator is then
    /// turned so that higher means more need.
    /// </summary>
    public Sites? Strengths { get; init; }

    /// <summary>Whether there is a row for each cluster, its boundaries dissolved, instead of one for each area.</summary>
    public bool Together { get; init; }

    /// <summary>The statistic.</summary>
    public ClusterStatistic Statistic { get; init; }

    /// <summary>Who is a neighbour.</summary>
    public NeighbourRule Rule { get; init; }

    /// <summary>How many neighbours each has, by <see cref="NeighbourRule.Nearest"/>.</summary>
    public int Neighbours { get; init; } = 8;

    /// <summary>How far neighbours are, by <see cref="NeighbourRule.Distance"/>.</summary>
    public double Metres { get; init; } = 2000;

    /// <summary>What neighbours weigh.</summary>
    public WeightStyle Style { get; init; }

    /// <summary>How to judge.</summary>
    public PermutationPlan Plan { get; init; } = new();

    /// <summary>The most draws, permutations times pairs of neighbours, that are worked out; more is refused.</summary>
    public double MostDraws { get; init; } = double.PositiveInfinity;
}
