namespace CommunityAssets.Domain.Links;

/// <summary>The names of links as files and the API spell them (<c>meets-at</c>…), and the words that people read from either end.</summary>
public static class LinkNames
{
    /// <summary>The stable name: <c>meets-at</c>.</summary>
    public static string Name(LinkKind kind) => kind switch
    {
        LinkKind.MeetsAt => "meets-at",
        LinkKind.Runs => "runs",
        LinkKind.TakesPartIn => "takes-part-in",
        LinkKind.Knows => "knows",
        LinkKind.PartnersWith => "partners-with",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of link."),
    };

    /// <summary>What the end that a link starts from says: "Meets at".</summary>
    public static string Forward(LinkKind kind) => kind switch
    {
        LinkKind.MeetsAt => "Meets at",
        LinkKind.Runs => "Runs",
        LinkKind.TakesPartIn => "Takes part in",
        LinkKind.Knows => "Knows",
        LinkKind.PartnersWith => "Partners with",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of link."),
    };

    /// <summary>What the end that a link leads to says: "Meeting here".</summary>
    public static string Backward(LinkKind kind) => kind switch
    {
        LinkKind.MeetsAt => "Meeting here",
        LinkKind.Runs => "Run by",
        LinkKind.TakesPartIn => "People who take part",
        LinkKind.Knows => "Known by",
        LinkKind.PartnersWith => "Partners with",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of link."),
    };
}
