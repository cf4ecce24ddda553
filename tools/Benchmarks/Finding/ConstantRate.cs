using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace CommunityAssets.Benchmarks.Finding;

/// <summary>
/// Sends requests at a constant rate, whether or not the answers to those before have come: as people do, who know nothing of each other.
/// The time of an answer counts from when its request was due, so that a service which falls behind is not spared the requests that it
/// held up (Tene's coordinated omission).
/// </summary>
internal static class ConstantRate
{
    /// <summary>Sends requests in turn, over and over, and waits until all are answered.</summary>
    /// <param name="client">Asks.</param>
    /// <param name="requests">What is asked: paths.</param>
    /// <param name="perSecond">How many a second.</param>
    /// <param name="seconds">For how long.</param>
    /// <returns>Each answer in the order of its request.</returns>
    /// <exception cref="InvalidOperationException">An answer was not as it should be.</exception>
    public static async Task<IReadOnlyList<TimedAnswer>> RunAsync(
        HttpClient client, IReadOnlyList<string> requests, double perSecond, double seconds)
    {
        var answers = new ConcurrentBag<TimedAnswer>();
        var under = new List<Task>();
        var clock = Stopwatch.StartNew();
        var count = (int)(perSecond * seconds);
        for (var number = 0; number < count; number++)
        {
            var due = TimeSpan.FromSeconds(number / perSecond);
            if (due - clock.Elapsed is { Ticks: > 0 } early)
            {
                await Task.Delay(early);
            }

            under.Add(AskAsync(number, requests[number % requests.Count], due));
        }

        await Task.WhenAll(under);
        return [.. answers.OrderBy(answer => answer.Number)];

        async Task AskAsync(int number, string request, TimeSpan due)
        {
            using var answer = await client.GetAsync(new Uri(request, UriKind.Relative));
            var text = await answer.Content.ReadAsStringAsync();
            if (!answer.IsSuccessStatusCode)
            {
                throw new InvalidOperationException(string.Create(
                    CultureInfo.InvariantCulture, $"{request} answered {(int)answer.StatusCode}: {text[..Math.Min(text.Length, 300)]}"));
            }

            answers.Add(new TimedAnswer(number, request, (clock.Elapsed - due).TotalMilliseconds, text));
        }
    }
}
