using System.Net;
using System.Text.Json;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Jobs;

/// <summary>How programs ask for work without waiting for it.</summary>
internal static class JobCalls
{
    /// <summary>Where a job is, as it tells itself.</summary>
    public static string Self(JsonElement job) => job.List("links").Single(link => link.Text("rel") == "self").Text("href")!;

    /// <summary>Asks without waiting, and gives the job.</summary>
    public static async Task<JsonElement> JobAsync(HttpClient http, string question)
    {
        using var answer = await AskAsync(http, question, "respond-async");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, text);
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Asks with a preference.</summary>
    public static async Task<HttpResponseMessage> AskAsync(HttpClient http, string question, string preference)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, question);
        request.Headers.Add("Prefer", preference);
        return await http.SendAsync(request);
    }

    /// <summary>A job once it is over.</summary>
    public static async Task<JsonElement> OverAsync(HttpClient http, string place)
    {
        for (var look = 0; look < 600; look++)
        {
            var job = await http.JsonAsync(place);
            if (job.Text("state") is not ("waiting" or "running"))
            {
                return job;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("The job was not over after half a minute.");
    }
}
