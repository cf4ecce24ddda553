using System.Buffers;
using System.Globalization;
using System.Net;
using System.Reflection;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Exchange.OpenReferral.Harvesting;

/// <summary>
/// Asks a directory, politely: one request at a time with a pause between, no cookies, no credentials, redirects to the web alone and
/// never into a private network, answers of limited size, and what fails for now (429, 5xx, a broken connection) is asked again with
/// ever longer waits, or when the directory says.
/// </summary>
internal sealed class FeedClient : IDisposable
{
    private const int MostRedirects = 5;
    private const int TriesWhereNothingAnswers = 3;

    private static readonly string Agent =
        "CommunityAssets/" + (typeof(FeedClient).Assembly.GetName().Version?.ToString(2) ?? "1.0")
        + " (community asset atlas; reads Open Referral UK)";

    private readonly HarvestSettings _settings;
    private readonly TimeProvider _time;
    private readonly Action<string> _tell;
    private readonly HttpClient _http;
    private bool _asked;
    private bool _answered;

    /// <summary>Makes a client.</summary>
    /// <param name="address">The directory.</param>
    /// <param name="settings">How patient to be.</param>
    /// <param name="time">The clock that waits are taken by.</param>
    /// <param name="tell">Where to say that it is waiting.</param>
    public FeedClient(FeedAddress address, HarvestSettings settings, TimeProvider time, Action<string> tell)
    {
        _settings = settings;
        _time = time;
        _tell = tell;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = new GuardedConnection(address.Host).ConnectAsync,
            MaxConnectionsPerServer = 1,
            MaxResponseHeadersLength = 64,
            UseCookies = false,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd(Agent);
        _http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>Asks an address until there is an answer that stays.</summary>
    /// <param name="uri">The address.</param>
    /// <param name="path">The file that the body goes into.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="FeedUnreachableException">
    /// There is none after all tries, or the directory asks to be left alone for long.
    /// </exception>
    /// <exception cref="BadInputException">The answer is too large, or leads to where it must not.</exception>
    public async Task<FeedAnswer> FetchAsync(Uri uri, string path, CancellationToken cancellationToken)
    {
        if (_asked)
        {
            await WaitAsync(_settings.Pause, cancellationToken);
        }

        _asked = true;
        var wait = _settings.FirstWait;
        for (var attempt = 1; ; attempt++)
        {
            var (answer, trouble, after) = await TryAsync(uri, path, cancellationToken);
            if (answer is not null)
            {
                _answered = true;
                return answer;
            }

            if (after > _settings.LongestWait)
            {
                throw new FeedUnreachableException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{uri}: {trouble} and asks to be left alone for {after.Value.TotalMinutes:F0} minutes. What was fetched is kept: "
                    + $"run the same command again after that, and it goes on from here."));
            }

            if (attempt >= (_answered ? _settings.Tries : Math.Min(_settings.Tries, TriesWhereNothingAnswers)))
            {
                throw new FeedUnreachableException(
                    $"{uri}: {trouble}, {attempt} times. Check the address and the connection. What was fetched is kept: run the same "
                    + "command again later, and it goes on from here.");
            }

            var pause = after > wait ? after.Value : wait;
            _tell(string.Create(CultureInfo.InvariantCulture, $"{uri}: {trouble}. Trying again in {pause.TotalSeconds:0.#} seconds."));
            await WaitAsync(pause, cancellationToken);
            wait *= 2;
        }
    }

    private Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken) => Task.Delay(wait, _time, cancellationToken);

    private async Task<(FeedAnswer? Answer, string? Trouble, TimeSpan? After)> TryAsync(
        Uri uri, string path, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_settings.Patience);
        try
        {
            using var response = await AskAsync(uri, patience.Token);
            var status = response.StatusCode;
            if (status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500)
            {
                _answered = true;
                var trouble = string.Create(CultureInfo.InvariantCulture, $"the directory answers {(int)status} ({Words(response)})");
                return (null, trouble, After(response));
            }

            if (status == HttpStatusCode.OK)
            {
                await SaveAsync(response, uri, path, patience);
            }

            return (new FeedAnswer(status, response.Headers.Date), null, null);
        }
        catch (HttpRequestException fault) when (Closed(fault) is { } closed)
        {
            throw new BadInputException(
                $"{uri} leads on to {closed.Host}, which lies inside a private network. That is not followed. "
                + "Give that address itself if it is meant.",
                fault);
        }
        catch (HttpRequestException fault) when (fault.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            throw new FeedUnreachableException(
                $"{uri}: no secure connection ({fault.InnerException?.Message ?? fault.Message}). "
                + "Check the address; its certificate may have run out.",
                fault);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var trouble = string.Create(CultureInfo.InvariantCulture, $"no answer within {_settings.Patience.TotalSeconds:0.#} seconds");
            return (null, trouble, null);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or InvalidDataException)
        {
            return (null, $"the connection failed ({Reason(fault)})", null);
        }
    }

    private async Task<HttpResponseMessage> AskAsync(Uri uri, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, uri);
            var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
            {
                return response;
            }

            response.Dispose();
            var next = new Uri(uri, location);
            if (next.Scheme != Uri.UriSchemeHttps && (next.Scheme != Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps))
            {
                throw new BadInputException($"{uri} leads on to {next}, away from the secure web. That is not followed.");
            }

            if (redirects == MostRedirects)
            {
                throw new BadInputException($"{uri}: the directory leads from one address to the next without end. Tell whoever keeps it.");
            }

            uri = next;
        }
    }

    private async Task SaveAsync(HttpResponseMessage response, Uri uri, string path, CancellationTokenSource patience)
    {
        if (response.Content.Headers.ContentLength > _settings.LargestAnswer)
        {
            throw TooLarge(uri);
        }

        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(patience.Token);
            await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: false);
            for (var size = 0L; ;)
            {
                patience.CancelAfter(_settings.Patience);
                var read = await body.ReadAsync(buffer, patience.Token);
                if (read == 0)
                {
                    break;
                }

                size += read;
                if (size > _settings.LargestAnswer)
                {
                    throw TooLarge(uri);
                }

                await file.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private BadInputException TooLarge(Uri uri) => new(
        $"{uri}: the answer is larger than {_settings.LargestAnswer >> 20} MB. Ask for fewer services at a time (--per-page), "
        + "or tell whoever keeps the directory.");

    private TimeSpan? After(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } date } => date - _time.GetUtcNow(),
        _ => null,
    };

    private static string Words(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.TooManyRequests ? "too many requests" : "it is in trouble";

    private static ClosedAddressException? Closed(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            if (fault is ClosedAddressException closed)
            {
                return closed;
            }
        }

        return null;
    }

    private static string Reason(Exception fault) => fault is HttpRequestException request
        ? request.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => "there is no host of that name",
            HttpRequestError.ConnectionError => request.InnerException?.Message ?? request.Message,
            _ => request.InnerException?.Message ?? request.Message,
        }
        : fault.Message;
}
