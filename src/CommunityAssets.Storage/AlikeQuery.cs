using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage;

/// <summary>What may tell that two records are of one thing. Any one of these is enough to be looked at.</summary>
public sealed record AlikeQuery
{
    /// <summary>How much of a telephone number must agree: its last nine digits, so that +44 and 0 are the same.</summary>
    public const int PhoneDigits = 9;

    /// <summary>Where it is, or null.</summary>
    public Point? Near { get; init; }

    /// <summary>How far around <see cref="Near"/> to look, in metres.</summary>
    public double WithinMetres { get; init; } = 500;

    /// <summary>The postcode in its usual writing, or null.</summary>
    public string? Postcode { get; init; }

    /// <summary>The last <see cref="PhoneDigits"/> digits of the telephone number, or null.</summary>
    public string? Phone { get; init; }

    /// <summary>The host of the web address without <c>www.</c>, in lower case, or null.</summary>
    public string? WebHost { get; init; }

    /// <summary>The e-mail address in lower case, or null.</summary>
    public string? Email { get; init; }

    /// <summary>An asset to leave out: the one that is being compared; or null.</summary>
    public Guid? Except { get; init; }
}
