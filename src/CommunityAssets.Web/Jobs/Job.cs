using CommunityAssets.Web.Api.Analyses;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Jobs;

/// <summary>Work that somebody asked for without waiting for it.</summary>
/// <param name="id">Its id, which nobody can guess.</param>
/// <param name="analysis">What is worked out.</param>
/// <param name="query">The parameters as they were asked, as the query of an address, without the question mark.</param>
/// <param name="account">The account that asked, which alone may look at it; null for somebody who was not signed in.</param>
/// <param name="made">When it was asked for.</param>
/// <param name="hold">Keeps the work going.</param>
public sealed class Job(string id, DeclaredAnalysis analysis, string query, Guid? account, DateTimeOffset made, Hold hold)
{
    private volatile bool _cancelled;

    /// <summary>Its id.</summary>
    public string Id { get; } = id;

    /// <summary>What is worked out.</summary>
    public DeclaredAnalysis Analysis { get; } = analysis;

    /// <summary>The parameters as they were asked.</summary>
    public string Query { get; } = query;

    /// <summary>Whose it is; null for whoever has the id.</summary>
    public Guid? Account { get; } = account;

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset Made { get; } = made;

    /// <summary>When it was done, failed or was cancelled; null before.</summary>
    public DateTimeOffset? Ended { get; internal set; }

    /// <summary>The work.</summary>
    public PieceOfWork Work => hold.Work;

    /// <summary>Who asked, as <see cref="Security.Limits.AskerOf"/> tells them apart.</summary>
    internal int Asker => hold.Asker;

    /// <summary>How far it is. Cancelled for whoever made it, even when others still wait for the same answer.</summary>
    public WorkState State => _cancelled ? WorkState.Cancelled : Work.State;

    /// <summary>Whether nothing more will happen.</summary>
    public bool IsOver => State is WorkState.Done or WorkState.Failed or WorkState.Cancelled;

    /// <summary>
    /// Whether somebody may know of it, now: it is theirs, they still may ask what it asks, and see all that its answer is of. Who was an
    /// account's holder but has fewer rights since, or comes with a token that gives fewer, may not.
    /// </summary>
    internal bool IsFor(Sight sight) =>
        (Account is null || Account == sight.Account) && sight.May(Analysis.Needs) && Work.Question.See <= sight.Widest;

    /// <summary>Lets go of the work; what is not done yet is stopped unless others wait for it.</summary>
    internal void Cancel()
    {
        _cancelled |= !IsOver;
        hold.Dispose();
    }
}
