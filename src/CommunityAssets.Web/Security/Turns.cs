using System.Threading.RateLimiting;

namespace CommunityAssets.Web.Security;

/// <summary>
/// Lets each account, or each address that is not signed in, have a few things worked out at once and the next ones wait their turn,
/// whatever pace they ask at: what is worked out while its asker waits takes a core and memory for as long. Thread-safe.
/// </summary>
public sealed class Turns : IDisposable
{
    /// <summary>How many wait behind those.</summary>
    public const int MostWaiting = 30;

    private readonly PartitionedRateLimiter<HttpContext> _turns = PartitionedRateLimiter.Create<HttpContext, int>(
        http => RateLimitPartition.GetConcurrencyLimiter(
            Limits.AskerOf(http), _ => new ConcurrencyLimiterOptions { PermitLimit = AtOnce, QueueLimit = MostWaiting }));

    /// <summary>How many each has at once.</summary>
    public static int AtOnce { get; } = Math.Max(2, Environment.ProcessorCount / 2);

    /// <summary>Waits for a turn, which lasts until it is disposed of; not acquired where too many wait already.</summary>
    /// <param name="http">Who asks.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    public ValueTask<RateLimitLease> TakeAsync(HttpContext http, CancellationToken cancellationToken) =>
        _turns.AcquireAsync(http, permitCount: 1, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();
}
