using System.Collections.Immutable;
using System.Globalization;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;

namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>
/// Writes assets as services and organizations of Open Referral UK, as the table at <see cref="HsdsMapping"/> says. It tells
/// whatever it is given: who calls it has made sure that all of it is public. Thread-safe.
/// </summary>
/// <param name="grid">The working grid that shapes come on.</param>
/// <param name="words">The words for people.</param>
/// <param name="areas">The areas that assets cover, by code; what is missing is told by its code alone.</param>
public sealed class AssetToService(ReferenceSystem grid, HsdsWords words, IReadOnlyDictionary<string, Area> areas)
{
    private static readonly string[] Days = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    private readonly AssetToLocation _locations = new(grid);

    /// <summary>A service with the members that are not lists, and its organization likewise: what a list of services holds.</summary>
    public static HsdsService Brief(HsdsSubject subject)
    {
        var asset = subject.Asset;
        return new HsdsService
        {
            Id = asset.Id.ToString(),
            OrganizationId = subject.Provider.Id.ToString(),
            Name = asset.Name,
            Description = NotBlank(asset.Summary),
            Url = HsdsAddresses.Web(asset.Contact?.Web),
            Email = HsdsAddresses.Email(asset.Contact?.Email),
            Status = "active",
            EligibilityDescription = NotBlank(asset.Audience?.Words),
            MinimumAge = asset.Audience?.AgeFrom,
            MaximumAge = asset.Audience?.AgeTo,
            AssuredDate = Day(asset.Verification?.On),
            LastModified = Moment(asset),
            Organization = BriefOrganization(subject.Provider, subject.ProviderParent),
        };
    }

    /// <summary>That a service is there, and when it last changed.</summary>
    public static HsdsChange Change(Asset asset) => new() { Id = asset.Id.ToString(), ModifiedDate = Moment(asset) };

    /// <summary>A service with everything.</summary>
    public HsdsService Full(HsdsSubject subject) => Whole(subject) with
    {
        ServiceAtLocations = List(subject.Meetings.Select(meeting => new HsdsServiceAtLocation
        {
            Id = meeting.Id.ToString(),
            Location = _locations.Full(meeting.Place),
        })),
    };

    /// <summary>A service at a location with the members of both that are not lists.</summary>
    public HsdsServiceAtLocation Brief(HsdsSubject subject, HsdsMeeting meeting) => At(subject, meeting) with
    {
        Location = _locations.Brief(meeting.Place),
        Service = Brief(subject),
    };

    /// <summary>A service at a location with everything.</summary>
    public HsdsServiceAtLocation Full(HsdsSubject subject, HsdsMeeting meeting) => At(subject, meeting) with
    {
        Location = _locations.Full(meeting.Place),
        Service = Whole(subject),
    };

    /// <summary>An organization with the members that are not lists.</summary>
    /// <param name="asset">The asset that is the organization.</param>
    /// <param name="parent">Id of what runs it in its turn, or null.</param>
    public static HsdsOrganization BriefOrganization(Asset asset, Guid? parent) => new()
    {
        Id = asset.Id.ToString(),
        Name = asset.Name,
        Description = NotBlank(asset.Summary) ?? $"Known by its name alone so far ({KindNames.Name(asset.Kind)}).",
        Email = HsdsAddresses.Email(asset.Contact?.Email),
        Website = HsdsAddresses.Web(asset.Contact?.Web),
        ParentOrganizationId = parent?.ToString(),
    };

    /// <summary>An organization with what it is classified as.</summary>
    /// <inheritdoc cref="BriefOrganization"/>
    public static HsdsOrganization Organization(Asset asset, Guid? parent) => BriefOrganization(asset, parent) with
    {
        Attributes = HsdsAttributes.OfOrganization(asset),
    };

    private static HsdsServiceAtLocation At(HsdsSubject subject, HsdsMeeting meeting) => new()
    {
        Id = meeting.Id.ToString(),
        ServiceId = subject.Asset.Id.ToString(),
        LocationId = meeting.Place.Id.ToString(),
    };

    /// <summary>Everything but where it happens.</summary>
    private HsdsService Whole(HsdsSubject subject)
    {
        var asset = subject.Asset;
        return Brief(subject) with
        {
            Organization = Organization(subject.Provider, subject.ProviderParent),
            Schedules = List(asset.Sessions.Select((session, at) => Schedule(asset.Id, session, at))),
            ServiceAreas = List(asset.Location.Covers.Distinct(StringComparer.Ordinal).Select(code => ServiceArea(asset.Id, code))),
            Languages = List(asset.Languages.Distinct(StringComparer.Ordinal).Select(tag => new HsdsLanguage
            {
                Id = Part(asset.Id, "language " + tag),
                Name = words.Language(tag),
                Code = tag,
            })),
            CostOptions = asset.Cost is { } cost ? [Cost(asset.Id, cost)] : null,
            Contacts = NotBlank(asset.Contact?.Phone) is { } phone ? [Contact(asset.Id, phone)] : null,
            Attributes = HsdsAttributes.OfService(asset),
        };
    }

    private HsdsSchedule Schedule(Guid asset, Session session, int at) => new()
    {
        Id = Part(asset, string.Create(CultureInfo.InvariantCulture, $"schedule {at + 1}")),
        ValidFrom = Day(session.From),
        ValidTo = Day(session.Until),
        Dtstart = Day(session.From),
        Freq = session.NthOfMonth is null ? "WEEKLY" : "MONTHLY",
        Interval = session.NthOfMonth is null ? session.EveryWeeks : 1,
        Byday = session.NthOfMonth is { } nth
            ? string.Create(CultureInfo.InvariantCulture, $"{nth}{Days[(int)session.Day]}")
            : Days[(int)session.Day],
        Description = words.When(session),
        OpensAt = Time(session.Start),
        ClosesAt = Time(session.End),
        Notes = NotBlank(session.Notes),
    };

    private HsdsServiceArea ServiceArea(Guid asset, string code)
    {
        var area = areas.GetValueOrDefault(code);
        var outline = GssCode.IsShaped(code) ? null : _locations.Outline(area?.Shape);
        return new HsdsServiceArea
        {
            Id = Part(asset, "area " + code),
            Name = area?.Name ?? code,
            ServiceArea = area?.Name ?? code,
            Uri = HsdsMapping.AreaUri(code),
            Extent = outline,
            ExtentType = outline is null ? null : "geojson",
        };
    }

    private static HsdsCostOption Cost(Guid asset, Cost cost) => new()
    {
        Id = Part(asset, "cost"),
        Option = cost.Kind switch { CostKind.Free => HsdsMapping.Free, CostKind.Donation => HsdsMapping.Donation, _ => HsdsMapping.Price },
        Amount = cost.Kind switch { CostKind.Free => 0, CostKind.Donation => null, _ => cost.Pounds },
        AmountDescription = NotBlank(cost.Note),
    };

    /// <summary>The number of the organisation: nobody's name stands beside it.</summary>
    private static HsdsContact Contact(Guid asset, string phone) => new()
    {
        Id = Part(asset, "contact"),
        Phones = [new HsdsPhone { Id = Part(asset, "phone"), Number = phone }],
    };

    private static IReadOnlyList<T>? List<T>(IEnumerable<T> records) => records.ToImmutableArray() is { Length: > 0 } list ? list : null;

    private static string Part(Guid asset, string part) => HsdsIds.Part(asset, part).ToString();

    private static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    /// <summary>To the millisecond, cut: who asks for what changed since then is told of it once more, never too late.</summary>
    private static string Moment(Asset asset) =>
        asset.Updated.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Time(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);
}
