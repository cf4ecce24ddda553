namespace CommunityAssets.Domain.Needs;

/// <summary>What sort of number an indicator's value is. The numbers are stored and never change meaning.</summary>
public enum ValueKind
{
    /// <summary>How many.</summary>
    Count = 1,

    /// <summary>A share; told in per cent, held as the source gives it with its unit.</summary>
    Proportion = 2,

    /// <summary>So many per so many (<see cref="Indicator.RateBase"/>).</summary>
    Rate = 3,

    /// <summary>An average in the unit.</summary>
    Mean = 4,

    /// <summary>A score on a scale of its own.</summary>
    Score = 5,

    /// <summary>A place in a ranking or in tenths of one.</summary>
    Index = 6,
}
