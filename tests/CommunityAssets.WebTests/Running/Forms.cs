using System.Net;
using System.Text.RegularExpressions;

namespace CommunityAssets.WebTests.Running;

/// <summary>Fills in a page's form as a browser does, with what the page itself puts in it.</summary>
public static class Forms
{
    /// <summary>Opens a page and sends its form.</summary>
    /// <param name="http">The browser.</param>
    /// <param name="page">The page that the form is on.</param>
    /// <param name="fields">What is filled in.</param>
    /// <param name="to">Where the form is sent; the page itself when left out.</param>
    public static async Task<HttpResponseMessage> SendFormAsync(
        this HttpClient http, string page, IReadOnlyDictionary<string, string> fields, string? to = null)
    {
        using var answer = await http.GetAsync(page);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{page} answered {(int)answer.StatusCode}: {html}");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(fields) { ["__RequestVerificationToken"] = TokenOf(html) });
        return await http.PostAsync(to ?? page, form);
    }

    /// <summary>The token of a page's forms.</summary>
    public static string TokenOf(string html) => FieldOf(html, "__RequestVerificationToken");

    /// <summary>The value of a hidden field.</summary>
    public static string FieldOf(string html, string name)
    {
        var match = Regex.Match(html, $"name=\"{name}\"[^>]*value=\"([^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(5));
        Assert.True(match.Success, $"There is no field {name} in {html}");
        return WebUtility.HtmlDecode(match.Groups[1].Value);
    }
}
