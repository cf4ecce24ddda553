using System.Collections.Immutable;
using System.Globalization;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Taxonomies;

namespace CommunityAssets.Web.Connecting;

/// <summary>What a form about a connector holds, as it is shown and as it comes back.</summary>
public sealed record ConnectorForm
{
    private const int LongestText = 2000;

    /// <summary>The connector's id; for a new one made with the form, so that sending it twice records somebody once.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The version that the form was made from; 0 for a new one.</summary>
    public int Version { get; init; }

    /// <summary>The name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The kind.</summary>
    public ConnectorKind Kind { get; init; } = ConnectorKind.Community;

    /// <summary>Codes of the places chosen from the list.</summary>
    public ImmutableArray<string> Places { get; init; } = [];

    /// <summary>Places written in words, one a line.</summary>
    public string OtherPlaces { get; init; } = "";

    /// <summary>Ids of the topics.</summary>
    public ImmutableArray<string> Topics { get; init; } = [];

    /// <summary>How they like to be reached.</summary>
    public string Contact { get; init; } = "";

    /// <summary>Whether how they are reached is to be taken away, where the form does not show it.</summary>
    public bool ForgetContact { get; init; }

    /// <summary>Who may see the name.</summary>
    public ConsentAudience ShowName { get; init; } = ConsentAudience.Coordinators;

    /// <summary>Who may see how to reach them.</summary>
    public ConsentAudience ShowContact { get; init; } = ConsentAudience.Coordinators;

    /// <summary>Who may see what they are linked to.</summary>
    public ConsentAudience ShowLinks { get; init; } = ConsentAudience.Coordinators;

    /// <summary>For what.</summary>
    public ConsentPurpose Purposes { get; init; } = ConsentPurpose.All;

    /// <summary>How the consent was given; null for not told.</summary>
    public ConsentWay? Given { get; init; }

    /// <summary>Whether they agreed to the wording.</summary>
    public bool Agreed { get; init; }

    /// <summary>Whether they said yes again today, from which day the consent then lasts.</summary>
    public bool Renewed { get; init; }

    /// <summary>A form about a connector as a viewer may see them.</summary>
    public static ConnectorForm Of(ConnectorView view, Consent consent) => Of(consent) with
    {
        Id = view.Id,
        Version = view.Version,
        Name = view.Name ?? "",
        Kind = view.Kind ?? ConnectorKind.Community,
        Places = view.Places,
        Topics = view.Topics,
    };

    /// <summary>A form about somebody for themselves.</summary>
    public static ConnectorForm Of(Connector own) => Of(own.Consent) with
    {
        Id = own.Id,
        Version = own.Version,
        Name = own.Name,
        Kind = own.Kind,
        Places = own.Places,
        Topics = own.Topics,
        Contact = own.Contact ?? "",
    };

    /// <summary>Reads a form that was sent.</summary>
    public static ConnectorForm Read(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new ConnectorForm
        {
            Id = Guid.TryParseExact(form["id"], "D", out var id) ? id : Guid.CreateVersion7(),
            Version = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0,
            Name = Text("name"),
            Kind = string.Equals(form["kind"], ConsentNames.Name(ConnectorKind.Workforce), StringComparison.Ordinal)
                ? ConnectorKind.Workforce : ConnectorKind.Community,
            Places = Texts("place"),
            OtherPlaces = Text("otherplaces"),
            Topics = [.. Texts("topic").Where(topic => TopicList.Standard.Find(topic) is not null)],
            Contact = Text("contact"),
            ForgetContact = form["forgetcontact"] == "yes",
            ShowName = Audience("showname"),
            ShowContact = Audience("showcontact"),
            ShowLinks = Audience("showlinks"),
            Purposes = ConsentNames.Purposes.Where(purpose => Texts("purpose").Contains(ConsentNames.Name(purpose)))
                .Aggregate(ConsentPurpose.None, (all, purpose) => all | purpose),
            Given = Enum.TryParse<ConsentWay>(form["given"], out var given) && Enum.IsDefined(given) ? given : null,
            Agreed = form["agreed"] == "yes",
            Renewed = form["renewed"] == "yes",
        };

        string Text(string name) => form[name].ToString() is var text && text.Length > LongestText ? text[..LongestText] : text;

        ImmutableArray<string> Texts(string name) => [.. form[name].OfType<string>().Where(text => text.Length is > 0 and <= 100).Take(100)];

        // What is not one of the answers shows nothing to anybody.
        ConsentAudience Audience(string name) => ConsentNames.TryParse(form[name], out var audience) ? audience : ConsentAudience.Nobody;
    }

    /// <summary>The record of somebody new.</summary>
    /// <param name="places">Every place, chosen and written.</param>
    /// <param name="by">Who writes it down.</param>
    /// <param name="today">The day on which the consent begins.</param>
    public Connector ToConnector(ImmutableArray<string> places, Actor by, DateOnly today) => new()
    {
        Id = Id,
        Name = Name,
        Kind = Kind,
        Places = places,
        Topics = Topics,
        Contact = Contact.Length > 0 ? Contact : null,
        Consent = new Consent
        {
            Given = Given ?? ConsentWay.Spoken,
            RecordedByRole = by.Role,
            RecordedByAccount = by.Account,
            ShowName = ShowName,
            ShowContact = ShowContact,
            ShowLinks = ShowLinks,
            Purposes = Purposes,
            Since = today,
            Until = Consent.LastDay(today),
        },
    };

    /// <summary>
    /// What the form says of who may see what. Said yes to again, it lasts from today, with the wording of today; else it ends when it would
    /// have ended.
    /// </summary>
    /// <param name="before">What was agreed to before.</param>
    /// <param name="by">Who writes it down.</param>
    /// <param name="today">Today.</param>
    public Consent ToConsent(Consent before, Actor by, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(before);
        var same = before with { ShowName = ShowName, ShowContact = ShowContact, ShowLinks = ShowLinks, Purposes = Purposes };
        return Renewed
            ? same with
            {
                Wording = ConsentWording.Text,
                WordingVersion = ConsentWording.Version,
                Given = Given ?? before.Given,
                RecordedByRole = by.Role,
                RecordedByAccount = by.Account,
                Since = today,
                Until = Consent.LastDay(today),
                Withdrawn = null,
            }
            : same;
    }

    private static ConnectorForm Of(Consent consent) => new()
    {
        ShowName = consent.ShowName,
        ShowContact = consent.ShowContact,
        ShowLinks = consent.ShowLinks,
        Purposes = consent.Purposes,
    };
}
