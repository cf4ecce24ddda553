using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace CommunityAssets.Web.Security;

/// <summary>
/// How often one address or account may write. Every request that writes is counted; an endpoint that needs a tighter measure names one of
/// the policies here. Reading is never limited, and neither is a form's page, only what is sent with it; but for what has to be worked out.
/// Each server counts for itself. Memory is bounded: addresses are told apart by a keyed hash into <see cref="Buckets"/> buckets, so that
/// in a flood from many addresses some strangers share one.
/// </summary>
public static class Limits
{
    /// <summary>Policy of endpoints that let people in: passwords, codes, one-time links.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Policy of endpoints that take suggestions from anybody.</summary>
    public const string Suggestions = "suggestions";

    /// <summary>Policy of endpoints that have something worked out, reading ones among them.</summary>
    public const string Analyses = "analyses";

    /// <summary>
    /// Policy of endpoints that work out estimates for what is sent to them: so many at once for each who asks, a few more wait their turn.
    /// </summary>
    public const string Estimates = "estimates";

    /// <summary>How many addresses are told apart.</summary>
    public const int Buckets = 1 << 14;

    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    /// <summary>Adds the limits to the service.</summary>
    public static IServiceCollection AddLimits(this IServiceCollection services, ServiceSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, int>(
                http => Writes(http) ? Partition(AskerOf(http), settings.WritePace) : RateLimitPartition.GetNoLimiter(-1));
            limiter.AddPolicy(SignIn, http => ByAddress(http, settings.SignInPace));
            limiter.AddPolicy(Suggestions, http => ByAddress(http, settings.SuggestionPace));
            limiter.AddPolicy(Analyses, http => Partition(AskerOf(http), settings.AnalysisPace));
            limiter.AddPolicy(Estimates, http => RateLimitPartition.GetConcurrencyLimiter(
                AskerOf(http), _ =>
                    new ConcurrencyLimiterOptions { PermitLimit = Math.Max(2, Environment.ProcessorCount), QueueLimit = 100 }));
            limiter.OnRejected = static (rejected, _) =>
            {
                // The words follow in Hosting/Failures, as for everything that goes wrong.
                if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                {
                    rejected.HttpContext.Response.Headers.RetryAfter =
                        Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                }

                return ValueTask.CompletedTask;
            };
        });
    }

    /// <summary>
    /// Which bucket an address is in. An IPv6 address counts with all of its network (/64): a household or a phone has a whole one.
    /// </summary>
    public static int BucketOf(IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[16];
        var length = 0;
        if (address is { IsIPv4MappedToIPv6: true })
        {
            address = address.MapToIPv4();
        }

        if (address?.TryWriteBytes(bytes, out length) == true && address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            length = 8;
        }

        return BucketOf(bytes[..length]);
    }

    /// <summary>
    /// A number for whoever makes a request: of their account, or of their address when they are not signed in. Colleagues behind one
    /// council's address do not wait for each other once they are signed in.
    /// </summary>
    public static int AskerOf(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return Sight.Of(http).Account is { } account
            ? Buckets + BucketOf(account.ToByteArray())
            : BucketOf(http.Connection.RemoteIpAddress);
    }

    private static int BucketOf(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Key, bytes, hash);
        return BitConverter.ToUInt16(hash) % Buckets;
    }

    private static RateLimitPartition<int> ByAddress(HttpContext http, Pace pace) =>
        Writes(http) ? Partition(BucketOf(http.Connection.RemoteIpAddress), pace) : RateLimitPartition.GetNoLimiter(-1);

    private static RateLimitPartition<int> Partition(int bucket, Pace pace) => RateLimitPartition.GetTokenBucketLimiter(
        bucket,
        _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = pace.Burst,
            ReplenishmentPeriod = pace.Every,
            TokensPerPeriod = 1,
            QueueLimit = 0,
        });

    private static bool Writes(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<ChangesNothingAttribute>() is null
        && !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method)
            && !HttpMethods.IsOptions(http.Request.Method);
}
