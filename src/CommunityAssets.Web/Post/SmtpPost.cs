using System.Net;
using System.Net.Mail;
using System.Text;

namespace CommunityAssets.Web.Post;

/// <summary>Sends letters through a mail server (SMTP, RFC 5321), each over a connection of its own. Thread-safe.</summary>
/// <param name="settings">Which server, and from whom.</param>
internal sealed class SmtpPost(PostSettings settings) : IPost
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public bool IsConfigured => true;

    /// <inheritdoc/>
    public Uri AddressOf(string path) => new(settings.Address.GetLeftPart(UriPartial.Path).TrimEnd('/') + path);

    /// <inheritdoc/>
    public async Task SendAsync(Letter letter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(letter);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        enough.CancelAfter(Patience);
        try
        {
            using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.Encrypted };
            if (settings.User is not null)
            {
                client.Credentials = new NetworkCredential(settings.User, settings.Password);
            }

            using var message = Written(letter);
            await client.SendMailAsync(message, enough.Token);
        }
        catch (Exception problem) when (problem is SmtpException or FormatException or OperationCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            // The server's own words may hold the address.
            throw new PostException(
                problem is SmtpException { StatusCode: not SmtpStatusCode.GeneralFailure } refused
                    ? $"The mail server answered {(int)refused.StatusCode}."
                    : problem is FormatException ? "The address can't be written to."
                    : "The mail server can't be reached.",
                problem);
        }
    }

    private MailMessage Written(Letter letter)
    {
        var message = new MailMessage(settings.From, new MailAddress(letter.To))
        {
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = letter.Text,
            BodyEncoding = Encoding.UTF8,
        };

        // Nobody's absence note answers what a program wrote.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (letter.Stop is { } stop)
        {
            message.Headers.Add("List-Unsubscribe", $"<{stop.AbsoluteUri}>");
        }

        return message;
    }
}
