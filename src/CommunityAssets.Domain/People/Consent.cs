namespace CommunityAssets.Domain.People;

/// <summary>What a connector agreed to: who may see what, for what, from when until when.</summary>
public sealed record Consent
{
    /// <summary>How many months a consent lasts where nothing else is said.</summary>
    public const int DefaultMonths = 12;

    /// <summary>The most months that a consent may last before it is asked for again.</summary>
    public const int MostMonths = 24;

    /// <summary>The wording that they agreed to.</summary>
    public string Wording { get; init; } = ConsentWording.Text;

    /// <summary>Which version of the wording it was.</summary>
    public string WordingVersion { get; init; } = ConsentWording.Version;

    /// <summary>How it was given.</summary>
    public required ConsentWay Given { get; init; }

    /// <summary>Who wrote it down, as a role; never a name.</summary>
    public required string RecordedByRole { get; init; }

    /// <summary>Whose account wrote it down; null for the person themselves.</summary>
    public Guid? RecordedByAccount { get; init; }

    /// <summary>Who may see their name, and with it the kind, places and topics that would tell who they are.</summary>
    public ConsentAudience ShowName { get; init; }

    /// <summary>Who may see how to reach them.</summary>
    public ConsentAudience ShowContact { get; init; }

    /// <summary>Who may see what they take part in and know.</summary>
    public ConsentAudience ShowLinks { get; init; }

    /// <summary>For what; nothing is shown for nothing.</summary>
    public ConsentPurpose Purposes { get; init; } = ConsentPurpose.All;

    /// <summary>The first day on which it holds.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>The last day on which it holds.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>When it was withdrawn (UTC); null when it was not.</summary>
    public DateTimeOffset? Withdrawn { get; init; }

    /// <summary>Whether it holds on a day, as the queries of connectors decide it.</summary>
    public bool IsLive(DateOnly today) => Withdrawn is null && Since <= today && today <= Until;

    /// <summary>The last day of a consent that begins on a day and lasts some months.</summary>
    public static DateOnly LastDay(DateOnly since, int months = DefaultMonths) => since.AddMonths(months).AddDays(-1);
}
