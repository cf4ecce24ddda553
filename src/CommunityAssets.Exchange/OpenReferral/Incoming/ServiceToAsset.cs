using System.Collections.Immutable;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Readers;

namespace CommunityAssets.Exchange.OpenReferral.Incoming;

/// <summary>
/// Reads services of Open Referral UK as assets, as the table at <see cref="HsdsMapping"/> says. What our records have no place for is
/// told in notes; no person's name is ever read.
/// </summary>
/// <param name="options">What is told of the feed besides.</param>
/// <param name="grid">The working grid of the atlas.</param>
internal sealed class ServiceToAsset(AssetReading options, ReferenceSystem grid)
{
    private const int LongestSummary = 10_000;
    private const int LongestWords = 300;
    private const int OldestAge = 120;

    private readonly PlacesToLocation _places = new(grid);

    /// <summary>Reads a service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="item">Where it stands.</param>
    /// <param name="asset">The asset; null when it is refused.</param>
    /// <param name="isOwn">Whether it comes from a feed of this program.</param>
    /// <returns>Why it cannot be read, or null.</returns>
    public Refusal? Read(HsdsService service, ItemContext item, out Asset? asset, out bool isOwn)
    {
        (asset, isOwn) = (null, false);
        if (IncomingName.Read(service.Id, service.Name, "service", item, out var id, out var name) is { } unnamed)
        {
            return unnamed;
        }

        var meaning = IncomingMeaning.Of(service.Attributes, options.Topics, item);
        isOwn = meaning.IsOwn;
        if (Status(service, item, out var status, out var isClosed) is { } noStatus)
        {
            return noStatus;
        }

        if (_places.Read(service, meaning, item, out var location) is { } noPlace)
        {
            return noPlace;
        }

        if (CostOptionsToCost.Read(service, options.Today, item, out var cost, out var costWords) is { } noCost)
        {
            return noCost;
        }

        if (Verification(service, meaning, item, out var verification) is { } noVerification)
        {
            return noVerification;
        }

        var schedules = (service.Schedules ?? [])
            .Concat((service.ServiceAtLocations ?? []).SelectMany(place => place?.Schedules ?? []))
            .Where(schedule => schedule is not null);
        var sessions = SchedulesToSessions.Read(schedules, isOwn, item, out var timeWords);
        TellLeftOut(service, item);
        asset = new Asset
        {
            Id = Guid.CreateVersion7(),
            Kind = meaning.Kind ?? IncomingMeaning.KindOf(name),
            Name = name,
            Summary = Summary(service, item, timeWords, costWords, isClosed ? "Temporarily closed, as its directory says." : null),
            Topics = meaning.Topics,
            Location = location,
            Sessions = sessions,
            Access = isOwn ? meaning.Access : Access(service),
            Cost = cost,
            Audience = Audience(service, meaning, item),
            Languages = Languages(service, item),
            Contact = Contact(service, item),
            Capacity = meaning.Capacity,
            Provenance = new Provenance(options.Source, id, meaning.Licence ?? options.Licence, options.Retrieved),
            Verification = verification,
            Status = status,
        };
        return null;
    }

    private static Refusal? Status(HsdsService service, ItemContext item, out AssetStatus status, out bool isClosed)
    {
        var text = service.Status?.Trim().ToLowerInvariant();
        (status, isClosed) = (AssetStatus.Published, text is "temporarily closed" or "temporarily_closed");
        switch (text)
        {
            case "active" or "temporarily closed" or "temporarily_closed":
                return null;
            case "inactive" or "defunct":
                status = AssetStatus.Retired;
                return null;
            case null or "":
                item.Note("{service tells|services tell} no status and {was|were} taken as active");
                return null;
            default:
                return item.Refuse(
                    "status", $"'{IncomingWords.Line(text, 60)}' is not a status.",
                    "Write active, inactive, defunct or temporarily closed.");
        }
    }

    private Refusal? Verification(HsdsService service, IncomingMeaning meaning, ItemContext item, out Verification? verification)
    {
        verification = null;
        if (string.IsNullOrWhiteSpace(service.AssuredDate))
        {
            return null;
        }

        if (IncomingWords.Day(service.AssuredDate) is not { } on)
        {
            return item.Refuse("assured_date", $"'{IncomingWords.Line(service.AssuredDate, 60)}' is not a day.", "Write it as 2026-03-12.");
        }

        if (on > options.Today)
        {
            item.Note("{check lies|checks lie} ahead and {was|were} left out");
            return null;
        }

        verification = new Verification(meaning.CheckedBy ?? "source", on, meaning.CheckDue);
        return null;
    }

    private static string? Summary(HsdsService service, ItemContext item, params string?[] further)
    {
        var parts = further.Prepend(PlainText.Paragraphs(service.Description)).OfType<string>().ToList();
        if (parts.Count == 0)
        {
            return null;
        }

        var summary = string.Join('\n', parts);
        if (summary.Length > LongestSummary)
        {
            item.Note("{summary was|summaries were} cut after 10,000 characters");
            return summary[..LongestSummary];
        }

        return summary;
    }

    private static Access Access(HsdsService service) => WordsToAccess.Read(
        (service.ServiceAtLocations ?? [])
            .SelectMany(place => place?.Location?.Accessibility ?? [])
            .Where(accessibility => accessibility is not null)
            .SelectMany(accessibility => (string?[])[accessibility.Description ?? accessibility.Accessibility, accessibility.Details]));

    private static Audience? Audience(HsdsService service, IncomingMeaning meaning, ItemContext item)
    {
        var words = IncomingWords.Line(service.EligibilityDescription ?? meaning.Audience, LongestWords);
        var (from, to) = (Age(service.MinimumAge), Age(service.MaximumAge));
        if (from > to || service.MinimumAge < 0 || service.MaximumAge < 0)
        {
            item.Note("{pair of ages makes|pairs of ages make} no sense and {was|were} left out");
            (from, to) = (null, null);
        }

        return from is null && to is null && words is null ? null : new Audience(from, to, words);
    }

    // Some directories write 999 for "no limit".
    private static int? Age(decimal? age) => age is >= 0 and <= OldestAge ? (int)decimal.Floor(age.Value) : null;

    private static ImmutableArray<string> Languages(HsdsService service, ItemContext item)
    {
        var tags = ImmutableArray.CreateBuilder<string>();
        foreach (var language in service.Languages ?? [])
        {
            var told = new[] { language?.Code?.Trim(), language?.Name?.Trim() }.Where(text => !string.IsNullOrEmpty(text));
            var tag = told.Select(text => AssetWords.Language(text!)).FirstOrDefault(known => known is not null);
            if (tag is null)
            {
                item.Note("{language is|languages are} not named so that {it is|they are} known here and {was|were} left out");
            }
            else if (!tags.Contains(tag))
            {
                tags.Add(tag);
            }
        }

        return tags.DrainToImmutable();
    }

    private static Contact? Contact(HsdsService service, ItemContext item)
    {
        var contacts = (service.Contacts ?? []).Where(contact => contact is not null).ToList();

        // Whom a bare name belongs to nobody can tell; whoever has a post there speaks for the organisation.
        var ofTheOrganisation = contacts.FindAll(contact =>
            string.IsNullOrWhiteSpace(contact.Name) || !string.IsNullOrWhiteSpace(contact.Title));
        if (contacts.Exists(contact => !string.IsNullOrWhiteSpace(contact.Name)))
        {
            item.Note("{contact has|contacts have} a person's name, which was left unread");
        }

        var phone = (service.Phones ?? []).Concat(ofTheOrganisation.SelectMany(contact => contact.Phones ?? []))
            .Select(phone => IncomingWords.Line(phone?.Number, 100))
            .FirstOrDefault(number => number is not null && number.Any(char.IsAsciiDigit));
        var email = IncomingContact.Email(service.Email, item)
            ?? ofTheOrganisation.Select(contact => IncomingContact.Email(contact.Email, item))
                .FirstOrDefault(address => address is not null);
        var web = IncomingContact.Web(service.Url, item);
        return phone is null && email is null && web is null ? null : new Contact(phone, email, web);
    }

    private static void TellLeftOut(HsdsService service, ItemContext item)
    {
        if (!string.IsNullOrWhiteSpace(service.Alert))
        {
            item.Note("{passing alert|passing alerts} {was|were} left out");
        }

        if (!string.IsNullOrWhiteSpace(service.Accreditations) || service.Funding is { Count: > 0 })
        {
            item.Note("{service's|services'} accreditations or funding {was|were} left out");
        }
    }
}
