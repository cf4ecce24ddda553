namespace CommunityAssets.Domain.People;

/// <summary>The names of audiences, purposes, ways and kinds as files, forms and the command line spell them, and the words that people read.</summary>
public static class ConsentNames
{
    /// <summary>Every audience, the narrowest first.</summary>
    public static IReadOnlyList<ConsentAudience> Audiences { get; } = Enum.GetValues<ConsentAudience>();

    /// <summary>Each purpose by itself.</summary>
    public static IReadOnlyList<ConsentPurpose> Purposes { get; } =
        [ConsentPurpose.Listing, ConsentPurpose.Introductions, ConsentPurpose.Network];

    /// <summary>The stable name of an audience: <c>coordinators</c>.</summary>
    public static string Name(ConsentAudience audience) => audience switch
    {
        ConsentAudience.Nobody => "nobody",
        ConsentAudience.Coordinators => "coordinators",
        ConsentAudience.Workforce => "workforce",
        ConsentAudience.Public => "public",
        _ => throw new ArgumentOutOfRangeException(nameof(audience), audience, "Not an audience."),
    };

    /// <summary>An audience in words.</summary>
    public static string Words(ConsentAudience audience) => audience switch
    {
        ConsentAudience.Nobody => "Nobody",
        ConsentAudience.Coordinators => "Coordinators",
        ConsentAudience.Workforce => "The workforce",
        ConsentAudience.Public => "Everybody",
        _ => throw new ArgumentOutOfRangeException(nameof(audience), audience, "Not an audience."),
    };

    /// <summary>Who an audience is, in a sentence for the person who chooses.</summary>
    public static string Meaning(ConsentAudience audience) => audience switch
    {
        ConsentAudience.Nobody => "Kept, and shown to no one.",
        ConsentAudience.Coordinators => "Local Area Coordinators, who walk beside people in the community.",
        ConsentAudience.Workforce => "Everybody signed in who works with communities: coordinators, analysts, stewards and administrators.",
        ConsentAudience.Public => "Anybody who opens this site. What is public may be copied by others.",
        _ => throw new ArgumentOutOfRangeException(nameof(audience), audience, "Not an audience."),
    };

    /// <summary>Reads the stable name of an audience.</summary>
    public static bool TryParse(string? text, out ConsentAudience audience)
    {
        foreach (var candidate in Audiences)
        {
            if (string.Equals(Name(candidate), text, StringComparison.OrdinalIgnoreCase))
            {
                audience = candidate;
                return true;
            }
        }

        audience = default;
        return false;
    }

    /// <summary>The stable name of one purpose: <c>introductions</c>.</summary>
    public static string Name(ConsentPurpose purpose) => purpose switch
    {
        ConsentPurpose.Listing => "listing",
        ConsentPurpose.Introductions => "introductions",
        ConsentPurpose.Network => "network",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "Not one purpose."),
    };

    /// <summary>One purpose in words.</summary>
    public static string Words(ConsentPurpose purpose) => purpose switch
    {
        ConsentPurpose.Listing => "To be found in lists, and on the pages of groups and places",
        ConsentPurpose.Introductions => "To be asked to introduce somebody",
        ConsentPurpose.Network => "To appear in drawings of who links what",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "Not one purpose."),
    };

    /// <summary>A way of giving consent in words.</summary>
    public static string Words(ConsentWay way) => way switch
    {
        ConsentWay.Spoken => "Said, face to face or on the telephone",
        ConsentWay.Written => "In writing",
        ConsentWay.OwnPage => "On their own page",
        _ => throw new ArgumentOutOfRangeException(nameof(way), way, "Not a way of giving consent."),
    };

    /// <summary>The stable name of a kind of connector: <c>community</c>.</summary>
    public static string Name(ConnectorKind kind) => kind switch
    {
        ConnectorKind.Community => "community",
        ConnectorKind.Workforce => "workforce",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of connector."),
    };

    /// <summary>A kind of connector in words.</summary>
    public static string Words(ConnectorKind kind) => kind switch
    {
        ConnectorKind.Community => "Community connector",
        ConnectorKind.Workforce => "Connector through their work",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of connector."),
    };
}
