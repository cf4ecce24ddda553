using System.Net;
using System.Threading.RateLimiting;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CommunityAssets.WebTests.Security;

/// <summary>How many things one asker has worked out at once while they wait.</summary>
public sealed class TurnsTests
{
    [Fact]
    public async Task Each_asker_has_a_few_at_once_the_next_wait_and_too_many_are_refused_without_standing_in_anybody_elses_way()
    {
        using var turns = new Turns();
        var (one, other) = (From("192.0.2.1"), From("198.51.100.1"));
        var had = new List<RateLimitLease>();
        for (var turn = 0; turn < Turns.AtOnce; turn++)
        {
            had.Add(await turns.TakeAsync(one, CancellationToken.None));
        }

        var waiting = Enumerable.Range(0, Turns.MostWaiting).Select(_ => turns.TakeAsync(one, CancellationToken.None).AsTask()).ToList();
        Assert.All(had, lease => Assert.True(lease.IsAcquired));
        Assert.All(waiting, turn => Assert.False(turn.IsCompleted));
        Assert.False((await turns.TakeAsync(one, CancellationToken.None)).IsAcquired);
        Assert.True((await turns.TakeAsync(other, CancellationToken.None)).IsAcquired);

        had[0].Dispose();
        Assert.True((await waiting[0]).IsAcquired);
    }

    private static DefaultHttpContext From(string address) => new() { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
}
