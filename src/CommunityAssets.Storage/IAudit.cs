using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage;

/// <summary>
/// The audit log of an atlas: who did what, when. Lines are only ever added; the database itself refuses to change or remove one. A line
/// says nothing about a person but their account's id. Adding one does not raise the atlas's version: no map shows it.
/// </summary>
public interface IAudit
{
    /// <summary>
    /// Adds a line of its own. Where the line speaks of a change, the part of the atlas that makes the change adds the line in the same
    /// transaction instead.
    /// </summary>
    /// <exception cref="AtlasBusyException">Another writer did not end in time; what was to be audited must then not happen.</exception>
    Task AppendAsync(AuditLine line, CancellationToken cancellationToken = default);

    /// <summary>A page of lines, latest first.</summary>
    /// <exception cref="BadInputException">The cursor is not of this search, or the limit is out of range.</exception>
    Task<AuditPage> ReadAsync(AuditQuery query, CancellationToken cancellationToken = default);

    /// <summary>Every line of a search, latest first, of one state of the atlas; limit and cursor play no part.</summary>
    IAsyncEnumerable<AuditEntry> StreamAsync(AuditQuery query, CancellationToken cancellationToken = default);
}
