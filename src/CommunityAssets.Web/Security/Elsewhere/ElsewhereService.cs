using System.Net.Http.Headers;
using System.Text.Json;
using CommunityAssets.Domain.Stewardship;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;

namespace CommunityAssets.Web.Security.Elsewhere;

/// <summary>
/// Signing in through another provider: the framework's OAuth handler (authorization code, PKCE, state bound to the browser), with this
/// service's own sessions in place of the framework's cookie.
/// </summary>
public static partial class ElsewhereService
{
    /// <summary>Where a sign-in begins; with <c>link=true</c> it is linked to the account that is signed in.</summary>
    public const string Start = "/sign-in/elsewhere";

    /// <summary>Where the provider sends people back to: the redirect address that it has to know.</summary>
    public const string Done = "/sign-in/elsewhere/done";

    private const string Scheme = "elsewhere";
    private const string LinkTo = "link";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Adds what it needs, where a provider is set.</summary>
    public static IServiceCollection AddElsewhere(this IServiceCollection services, ElsewhereSettings? settings)
    {
        services.AddSingleton<ElsewhereSignIns>();
        services.AddSingleton(new ElsewhereChoice(settings));
        if (settings is null)
        {
            return services;
        }

        // A default that there is not: who makes a request is for this service's own session to say, never for the framework to ask.
        services.AddAuthentication(authentication => authentication.DefaultAuthenticateScheme = "session")
            .AddOAuth(Scheme, settings.Name, oauth => Configure(oauth, settings));
        return services;
    }

    /// <summary>Adds the addresses, where a provider is set.</summary>
    public static void Map(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.Services.GetRequiredService<ElsewhereChoice>().Settings is not null)
        {
            app.MapGet(Start, (HttpContext http, string? to, bool? link) => Begin(http, to, link is true))
                .Needs(Right.SeeAtlas)
                .ExcludeFromDescription();
        }
    }

    /// <summary>Takes back whom the provider sends, where one is set.</summary>
    public static void Use(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.Services.GetRequiredService<ElsewhereChoice>().Settings is not null)
        {
            app.UseAuthentication();
        }
    }

    private static IResult Begin(HttpContext http, string? to, bool link)
    {
        if (!SessionCookie.IsSafe(http.Request))
        {
            return Results.LocalRedirect("/sign-in");
        }

        var properties = new AuthenticationProperties { RedirectUri = WayBack.To(to) };
        if (link)
        {
            if (Viewer.Of(http) is not { Session: not null, Sight.Account: { } account })
            {
                return Results.LocalRedirect("/sign-in");
            }

            properties.Items[LinkTo] = account.ToString();
        }

        return Results.Challenge(properties, [Scheme]);
    }

    private static void Configure(OAuthOptions oauth, ElsewhereSettings settings)
    {
        oauth.ClientId = settings.ClientId;
        oauth.ClientSecret = settings.ClientSecret;
        oauth.AuthorizationEndpoint = settings.Authorization.AbsoluteUri;
        oauth.TokenEndpoint = settings.Token.AbsoluteUri;
        oauth.CallbackPath = Done;
        oauth.UsePkce = true;
        oauth.SaveTokens = false;
        oauth.BackchannelTimeout = Patience;
        oauth.RemoteAuthenticationTimeout = TimeSpan.FromMinutes(15);
        oauth.Scope.Clear();
        foreach (var scope in settings.Scopes)
        {
            oauth.Scope.Add(scope);
        }

        // Lax is enough: the provider sends people back by a link.
        oauth.CorrelationCookie.Name = "sign-in.";
        oauth.CorrelationCookie.SameSite = SameSiteMode.Lax;
        oauth.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        oauth.Events = new OAuthEvents
        {
            OnCreatingTicket = context => ReadPersonAsync(context, settings),
            OnTicketReceived = context => ReceiveAsync(context, settings),
            OnRemoteFailure = FailAsync,
        };
    }

    private static async Task ReadPersonAsync(OAuthCreatingTicketContext context, ElsewhereSettings settings)
    {
        var now = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        JsonElement? userInfo = null;
        if (settings.UserInfo is { } address)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", context.AccessToken);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            using var answer = await context.Backchannel.SendAsync(request, context.HttpContext.RequestAborted);
            answer.EnsureSuccessStatusCode();
            await using var body = await answer.Content.ReadAsStreamAsync(context.HttpContext.RequestAborted);
            using var document = await JsonDocument.ParseAsync(body, default, context.HttpContext.RequestAborted);
            userInfo = document.RootElement.Clone();
        }

        JsonElement? idToken = context.TokenResponse.Response?.RootElement is { ValueKind: JsonValueKind.Object } tokens
            && tokens.TryGetProperty("id_token", out var text) && text.ValueKind == JsonValueKind.String
                ? ElsewhereClaims.OfIdToken(text.GetString()!, settings.ClientId, now)
                : null;
        context.HttpContext.Features.Set(ElsewhereClaims.Person(settings, userInfo, idToken));
    }

    private static async Task ReceiveAsync(TicketReceivedContext context, ElsewhereSettings settings)
    {
        var http = context.HttpContext;
        var person = http.Features.Get<ElsewherePerson>() ?? throw new InvalidOperationException("The provider's answer was not read.");
        var signIns = http.RequestServices.GetRequiredService<ElsewhereSignIns>();
        var to = WayBack.To(context.ReturnUri);
        ElsewhereOutcome outcome;
        if (context.Properties?.Items.TryGetValue(LinkTo, out var account) == true)
        {
            // The browser must still be signed in to the account that it began with.
            outcome = Viewer.Of(http) is { Session: not null, Sight: { Account: { } now } sight } && now.ToString() == account
                ? await signIns.LinkAsync(settings, person, sight, http.RequestAborted)
                : ElsewhereOutcome.Failed;
        }
        else
        {
            outcome = await signIns.TryAsync(http, settings, person);
        }

        context.HandleResponse();
        http.Response.Redirect(outcome switch
        {
            ElsewhereOutcome.SignedIn => to,
            ElsewhereOutcome.CodeDue => "/sign-in/code" + QueryString.Create("to", to),
            ElsewhereOutcome.Linked or ElsewhereOutcome.LinkedToAnother =>
                "/account" + QueryString.Create("done", ElsewhereWords.Word(outcome)),
            _ => "/sign-in" + QueryString.Create("done", ElsewhereWords.Word(outcome)),
        });
    }

    // What went wrong is for the log, in the framework's words for it, without anything that was sent.
    private static Task FailAsync(RemoteFailureContext context)
    {
        LogFailure(
            context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ElsewhereService)),
            context.Failure?.GetType().Name ?? "unknown", Code(context.Request));
        context.HandleResponse();
        context.Response.Redirect("/sign-in" + QueryString.Create("done", ElsewhereWords.Word(ElsewhereOutcome.Failed)));
        return Task.CompletedTask;
    }

    private static string Code(HttpRequest request)
    {
        var code = request.Query["error"].ToString();
        return code.Length is > 0 and <= 40 && code.All(letter => char.IsAsciiLetterLower(letter) || letter == '_') ? code : "none";
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Signing in through another provider failed: {Kind}, the provider's code {Code}.")]
    private static partial void LogFailure(ILogger log, string kind, string code);
}
