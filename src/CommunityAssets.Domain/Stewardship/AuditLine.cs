namespace CommunityAssets.Domain.Stewardship;

/// <summary>One line for the audit log: who did what to which record. When, and the line's number, are the atlas's own to say.</summary>
public sealed record AuditLine
{
    /// <summary>The most characters of <see cref="Detail"/>.</summary>
    public const int LongestDetail = 200;

    /// <summary>The role of what the command line does.</summary>
    public const string CommandLine = "command-line";

    /// <summary>The role of what the service does by itself, such as erasing what is due.</summary>
    public const string Service = "service";

    /// <summary>Makes a line.</summary>
    /// <param name="account">Whose account; null for nobody signed in, the command line or the service itself.</param>
    /// <param name="role">The role in which it was done, as roles are spelled, or one of the constants here.</param>
    /// <param name="act">What was done.</param>
    /// <param name="record">The record that it was done to: an asset, a connector, an account; null for none.</param>
    /// <param name="detail">
    /// A few words more, such as the role given or the fields changed. Never a name, a contact, a token or anything else about a person:
    /// the log outlives them.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The detail is too long, has several lines, or holds what looks like an e-mail address.
    /// </exception>
    public AuditLine(Guid? account, string role, AuditAct act, Guid? record = null, string? detail = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(role);
        if (detail is { Length: > LongestDetail })
        {
            throw new ArgumentException($"The detail of an audit line is at most {LongestDetail} characters long.", nameof(detail));
        }

        if (detail is not null && (detail.Contains('@', StringComparison.Ordinal) || detail.Any(char.IsControl)))
        {
            throw new ArgumentException(
                "The detail of an audit line is one line of plain words, without an e-mail address.", nameof(detail));
        }

        Account = account;
        Role = role;
        Act = act;
        Record = record;
        Detail = detail;
    }

    /// <summary>Whose account; null for nobody signed in, the command line or the service itself.</summary>
    public Guid? Account { get; }

    /// <summary>The role in which it was done.</summary>
    public string Role { get; }

    /// <summary>What was done.</summary>
    public AuditAct Act { get; }

    /// <summary>The record that it was done to; null for none.</summary>
    public Guid? Record { get; }

    /// <summary>A few words more; null for none. Never anything about a person.</summary>
    public string? Detail { get; }
}
