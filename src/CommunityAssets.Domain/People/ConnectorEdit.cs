using System.Collections.Immutable;

namespace CommunityAssets.Domain.People;

/// <summary>
/// What is to be changed of a connector. What is null stays as it is: whoever edits may not see everything, and must not blank what they
/// can't see.
/// </summary>
public sealed record ConnectorEdit
{
    /// <summary>Another name, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Another kind, or null.</summary>
    public ConnectorKind? Kind { get; init; }

    /// <summary>Other places, or null.</summary>
    public ImmutableArray<string>? Places { get; init; }

    /// <summary>Other topics, or null.</summary>
    public ImmutableArray<string>? Topics { get; init; }

    /// <summary>Another way to be reached, or null; "" takes away the one that is there.</summary>
    public string? Contact { get; init; }

    /// <summary>Another consent, or null.</summary>
    public Consent? Consent { get; init; }

    /// <summary>The connector with the changes.</summary>
    public Connector Apply(Connector connector) => connector with
    {
        Name = Name ?? connector.Name,
        Kind = Kind ?? connector.Kind,
        Places = Places ?? connector.Places,
        Topics = Topics ?? connector.Topics,
        Contact = Contact is null ? connector.Contact : Contact.Length == 0 ? null : Contact,
        Consent = Consent ?? connector.Consent,
    };
}
