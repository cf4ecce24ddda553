using System.Collections.Immutable;
using System.Globalization;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Exchange.Readers;
using CommunityAssets.Exchange.Taxonomies;
using CommunityAssets.Storage;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Suggestions;

/// <summary>
/// Reads a form strictly: what can't be used is told in words beside its field, nothing is guessed and nothing is cut off. Thread-safe.
/// </summary>
/// <param name="atlas">The atlas.</param>
public sealed class AssetFormReader(IAtlas atlas)
{
    /// <summary>The most regular times.</summary>
    public const int MostTimes = 20;

    /// <summary>The most topics.</summary>
    public const int MostTopics = 8;

    /// <summary>The most characters of what an asset is.</summary>
    public const int LongestSummary = 5000;

    /// <summary>The most characters of why.</summary>
    public const int LongestWhy = 2000;

    private const int LongestName = 200;
    private const int LongestNote = 200;
    private const int LongestPhone = 60;
    private const int LongestWeb = 500;
    private const int MostLanguages = 12;

    /// <summary>The source of what people enter by hand.</summary>
    public const string People = "people";

    /// <summary>Reads a form.</summary>
    /// <param name="form">What was filled in.</param>
    /// <param name="before">
    /// The asset that it changes: what the form does not ask for stays as it was there. Null for a new one.
    /// </param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<FormReading> ReadAsync(AssetForm form, Asset? before, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var text = new FormText();
        var notices = new List<string>();
        var was = before is null ? null : AssetFormWriter.Of(before, atlas.Info.Grid);
        var kind = ReadKind(form, text);
        var name = Kept(form.Name, was?.Name) ? before!.Name : text.Line(nameof(form.Name), form.Name, "The name", LongestName);
        if (name is null && text.Problems.All(problem => problem.Field != nameof(form.Name)))
        {
            text.Refuse(nameof(form.Name), "Enter a name.");
        }

        var summary = Kept(form.Summary, was?.Summary) ? before!.Summary : text.Lines(nameof(form.Summary), form.Summary, "What it is", LongestSummary);
        var topics = ReadTopics(form, text);
        var location = await new PlaceReading(atlas).ReadAsync(form, before, text, notices, cancellationToken);
        var sessions = Kept(Times(form), Times(was)) ? before!.Sessions : TimeReading.Read(form.Times, text);
        var id = before?.Id ?? Guid.CreateVersion7();
        var read = new Asset
        {
            Id = id,
            Kind = kind,
            Name = name ?? "",
            Summary = summary,
            Topics = topics,
            Location = location,
            Sessions = sessions,
            Access = ReadAccess(form, text),
            Cost = Kept(Costs(form), Costs(was)) ? before!.Cost : ReadCost(form, text),
            Audience = ReadAudience(form, text),
            Languages = Kept(form.Languages, was?.Languages) ? before!.Languages : ReadLanguages(form, text),
            Contact = Kept(Contacts(form), Contacts(was)) ? before!.Contact : ReadContact(form, text),
            Capacity = text.Number(nameof(form.Capacity), form.Capacity, "The number of people", 1, 1_000_000),
            Provenance = before?.Provenance ?? new Provenance(People, id.ToString("D")),
            Verification = before?.Verification,
            Status = before?.Status ?? AssetStatus.Published,
            Visibility = before?.Visibility ?? Visibility.Public,
            Version = before?.Version ?? 1,
            Created = before?.Created ?? default,
            Updated = before?.Updated ?? default,
        };
        if (kind == AssetKind.Gift && before is null && !form.Agreed)
        {
            text.Refuse(nameof(form.Agreed), "Say that whoever offers this agrees to its being shown here. Without that, please do not send it.");
        }

        var why = text.Lines(nameof(form.Why), form.Why, "What you tell us", LongestWhy);
        return new FormReading(text.Problems.Count == 0 ? read : null, why, text.Problems, notices);
    }

    // What came from elsewhere may be longer, or written otherwise, than the form takes: what nobody touched is not minded.
    private static bool Kept(string? now, string? before) =>
        before is not null && (now ?? "").ReplaceLineEndings("\n").Trim() == before.ReplaceLineEndings("\n").Trim();

    private static string? Times(AssetForm? form) => form is null ? null : string.Join('\n', form.Times.Where(time => !time.IsBlank).Select(
        time => string.Join('|', time.Day, time.From, time.To, time.Every, time.Starts, time.Ends, time.Notes)));

    private static string? Costs(AssetForm? form) => form is null ? null : string.Join('|', form.Cost, form.Pounds, form.CostNote);

    private static string? Contacts(AssetForm? form) => form is null ? null : string.Join('|', form.Phone, form.Email, form.Web);

    private static AssetKind ReadKind(AssetForm form, FormText text)
    {
        if (!KindNames.TryParse(form.Kind, out var kind))
        {
            text.Refuse(nameof(form.Kind), "Choose what it is: a group, a place, an organisation or something else.");
        }

        return kind;
    }

    private static ImmutableArray<string> ReadTopics(AssetForm form, FormText text)
    {
        var given = form.Topics ?? [];
        var topics = given.Where(id => !string.IsNullOrWhiteSpace(id)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (topics.Count > MostTopics)
        {
            text.Refuse(nameof(form.Topics), $"Choose the {MostTopics} topics that fit best, or fewer.");
            return [];
        }

        var known = topics.Select(TopicList.Standard.FindByText).ToList();
        if (known.Contains(null))
        {
            text.Refuse(nameof(form.Topics), "Choose topics from the list.");
        }

        return [.. known.OfType<Topic>().Select(topic => topic.Id)];
    }

    private static Access ReadAccess(AssetForm form, FormText text)
    {
        var access = default(Access);
        foreach (var (name, answer) in form.Access ?? new Dictionary<string, string?>(StringComparer.Ordinal))
        {
            var read = answer?.Trim().ToLowerInvariant() switch
            {
                null or "" or "unknown" => Answer.NotKnown,
                "yes" => Answer.Yes,
                "no" => Answer.No,
                _ => (Answer?)null,
            };
            if (!AccessNames.TryParse(name, out var feature) || read is null)
            {
                text.Refuse(nameof(form.Access), "Choose yes, no or not known for each of the ways of getting in.");
                break;
            }

            access = access.With(feature, read.Value);
        }

        return access;
    }

    private static Cost? ReadCost(AssetForm form, FormText text)
    {
        var note = text.Line(nameof(form.CostNote), form.CostNote, "What the cost covers", LongestNote);
        switch (form.Cost?.Trim().ToLowerInvariant())
        {
            case null or "" or "unknown":
                return null;
            case "free":
                return new Cost(CostKind.Free, Note: note);
            case "donation":
                return new Cost(CostKind.Donation, Note: note);
            case "amount":
                var pounds = (form.Pounds ?? "").Trim().TrimStart('£').Trim();
                if (pounds.Length == 0)
                {
                    return new Cost(CostKind.Amount, Note: note);
                }

                if (decimal.TryParse(pounds, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
                    && amount <= 100_000 && decimal.Round(amount, 2) == amount)
                {
                    return new Cost(CostKind.Amount, amount, note);
                }

                text.Refuse(nameof(form.Pounds), "Enter the cost in pounds, like 2.50.");
                return null;
            default:
                text.Refuse(nameof(form.Cost), "Choose what it costs: free, by donation, an amount, or not known.");
                return null;
        }
    }

    private static Audience? ReadAudience(AssetForm form, FormText text)
    {
        var from = text.Number(nameof(form.AgeFrom), form.AgeFrom, "The youngest age", 0, 120);
        var to = text.Number(nameof(form.AgeTo), form.AgeTo, "The oldest age", 0, 120);
        var words = text.Line(nameof(form.WhoFor), form.WhoFor, "Who it is for", LongestNote);
        if (from > to)
        {
            text.Refuse(nameof(form.AgeTo), "The oldest age must be the same as the youngest, or more.");
        }

        return from is null && to is null && words is null ? null : new Audience(from, to, words);
    }

    private static ImmutableArray<string> ReadLanguages(AssetForm form, FormText text)
    {
        var parts = (form.Languages ?? "").Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var tags = parts.Select(LanguageNames.Find).ToList();
        if (tags.IndexOf(null) is var unknown and >= 0)
        {
            text.Refuse(nameof(form.Languages), $"We do not know the language “{Short(parts[unknown])}”. Write languages in English with commas between them, like Polish, Urdu.");
            return [];
        }

        if (tags.Count > MostLanguages)
        {
            text.Refuse(nameof(form.Languages), $"Name {MostLanguages} languages or fewer.");
        }

        return [.. tags.OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    private static Contact? ReadContact(AssetForm form, FormText text)
    {
        var phone = text.Line(nameof(form.Phone), form.Phone, "The telephone number", LongestPhone);
        if (phone is not null && phone.Count(char.IsAsciiDigit) is < 3 or > 20)
        {
            text.Refuse(nameof(form.Phone), "Enter a telephone number, like 01632 960 001.");
        }

        var email = text.Line(nameof(form.Email), form.Email, "The e-mail address", 254);
        if (email is not null && AssetWords.Email(email) is null)
        {
            text.Refuse(nameof(form.Email), "Enter an e-mail address in the right form, like hello@example.org.");
        }

        var web = text.Line(nameof(form.Web), form.Web, "The web address", LongestWeb);
        var address = web is null ? null : AssetWords.Web(web);
        if (web is not null && address is null)
        {
            text.Refuse(nameof(form.Web), "Enter a web address, like https://www.example.org.");
        }

        return phone is null && email is null && address is null ? null : new Contact(phone, email, address);
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
