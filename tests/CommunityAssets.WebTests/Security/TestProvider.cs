using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Security.Elsewhere;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CommunityAssets.WebTests.Security;

/// <summary>
/// A provider as a council has one, on a port of this machine. It signs whoever comes in as <see cref="Claims"/> says, and holds its clients
/// to the rules: a code works once and for the redirect address and the PKCE challenge that it was asked with.
/// </summary>
public sealed class TestProvider : IAsyncDisposable
{
    public const string ClientId = "communityassets";
    public const string ClientSecret = "a secret of the provider's";

    private readonly ConcurrentDictionary<string, (string Redirect, string Challenge)> _codes = new();
    private readonly ConcurrentDictionary<string, bool> _tokens = new();
    private readonly WebApplication _app;

    private TestProvider(WebApplication app) => _app = app;

    /// <summary>Who signs in, as userinfo tells it.</summary>
    public Dictionary<string, object> Claims { get; set; } = [];

    /// <summary>What the ID token tells beyond who it is of and for; null: there is no ID token.</summary>
    public Dictionary<string, object>? IdToken { get; set; }

    /// <summary>What was refused, in words.</summary>
    public ConcurrentQueue<string> Refused { get; } = new();

    /// <summary>How many codes were exchanged.</summary>
    public int Exchanged { get; private set; }

    private string Base => _app.Urls.First();

    public static async Task<TestProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var provider = new TestProvider(app);
        app.MapGet("/authorize", provider.Authorize);
        app.MapPost("/token", provider.ExchangeAsync);
        app.MapGet("/userinfo", provider.UserInfo);
        await app.StartAsync();
        return provider;
    }

    /// <summary>The settings of a service that lets people in through it.</summary>
    public ElsewhereSettings Settings(bool userInfo = true, params (string Group, Role Role)[] roles) => new()
    {
        Name = "your council account",
        ClientId = ClientId,
        ClientSecret = ClientSecret,
        Authorization = new Uri(Base + "/authorize"),
        Token = new Uri(Base + "/token"),
        UserInfo = userInfo ? new Uri(Base + "/userinfo") : null,
        RoleClaim = "groups",
        Roles = [.. roles.Select(role => KeyValuePair.Create(role.Group, role.Role))],
    };

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        var redirect = query["redirect_uri"].ToString();
        if (query["response_type"] != "code" || query["client_id"] != ClientId || query["code_challenge_method"] != "S256"
            || query["code_challenge"].ToString().Length != 43 || query["state"].ToString().Length < 20
            || !redirect.EndsWith("/sign-in/elsewhere/done", StringComparison.Ordinal))
        {
            return Refuse("authorize: " + request.QueryString);
        }

        var code = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        _codes[code] = (redirect, query["code_challenge"].ToString());
        return Results.Redirect($"{redirect}?code={code}&state={Uri.EscapeDataString(query["state"].ToString())}");
    }

    private async Task<IResult> ExchangeAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (form["client_id"] != ClientId || form["client_secret"] != ClientSecret || form["grant_type"] != "authorization_code")
        {
            return Refuse("token: client");
        }

        if (!_codes.TryRemove(form["code"].ToString(), out var asked))
        {
            return Refuse("token: code used or never given");
        }

        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (asked.Redirect != form["redirect_uri"] || asked.Challenge != challenge)
        {
            return Refuse("token: redirect or verifier");
        }

        Exchanged++;
        var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        _tokens[token] = true;
        var answer = new Dictionary<string, object> { ["access_token"] = token, ["token_type"] = "Bearer", ["expires_in"] = 300 };
        if (IdToken is { } told)
        {
            var claims = new Dictionary<string, object>(told);
            claims.TryAdd("sub", Claims["sub"]);
            claims.TryAdd("aud", ClientId);
            claims.TryAdd("exp", 4102444800);
            answer["id_token"] = $"e30.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))}.c2lnbmF0dXJl";
        }

        return Results.Json(answer);
    }

    private IResult UserInfo(HttpRequest request) =>
        _tokens.ContainsKey(request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal))
            ? Results.Json(Claims)
            : Refuse("userinfo: token");

    private IResult Refuse(string what)
    {
        Refused.Enqueue(what);
        return Results.BadRequest(new { error = "invalid_grant" });
    }
}
