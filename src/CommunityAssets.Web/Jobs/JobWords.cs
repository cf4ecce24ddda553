using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.Web.Jobs;

/// <summary>What is said of a job.</summary>
public static class JobWords
{
    /// <summary>The stable name of a state: <c>waiting</c>, <c>running</c>, <c>done</c>, <c>failed</c>, <c>cancelled</c>.</summary>
    public static string State(WorkState state) => state switch
    {
        WorkState.Waiting => "waiting",
        WorkState.Running => "running",
        WorkState.Done => "done",
        WorkState.Failed => "failed",
        _ => "cancelled",
    };

    /// <summary>How far a job is, as a sentence.</summary>
    /// <param name="job">The job.</param>
    /// <param name="before">How many come before it while it waits.</param>
    public static string Of(Job job, int before)
    {
        ArgumentNullException.ThrowIfNull(job);
        return job.State switch
        {
            WorkState.Waiting => before == 1 ? "Waiting for one other." : $"Waiting for {before:N0} others.",
            WorkState.Running => FormattableString.Invariant($"Working: {Math.Floor(100 * job.Work.Progress):0}% done."),
            WorkState.Done => "Done.",
            WorkState.Failed => Failure(job.Work.Answer.Exception?.InnerException),
            _ => "Cancelled.",
        };
    }

    /// <summary>What is said of a failure: what people can mend in its own words, anything else without its inside.</summary>
    public static string Failure(Exception? problem) => problem switch
    {
        BadInputException => problem.Message,
        AtlasUnreachableException or AtlasBusyException => "The atlas can't be reached just now. Ask again in a minute.",
        _ => "Something went wrong here. It is not your question's fault, and has been written to the service's log.",
    };
}
