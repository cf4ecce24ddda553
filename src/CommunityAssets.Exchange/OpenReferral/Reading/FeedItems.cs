using System.Text.Json;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Features;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.OpenReferral.Reading;

/// <summary>
/// The items of one file of a feed, one after another: of pages as they are served, of a list, of one item alone or newline-delimited.
/// No more than one item is held.
/// </summary>
internal sealed class FeedItems : IDisposable
{
    /// <summary>The largest single item that is read, in bytes.</summary>
    public const int LargestItem = 16 << 20;

    private readonly string _name;
    private readonly FeedForm _form;
    private readonly JsonStream _json;
    private bool _open;
    private bool _started;

    /// <summary>Opens a file.</summary>
    /// <exception cref="BadInputException">It is no page, list or item.</exception>
    public FeedItems(FeedFile file)
        : this(file.File.OpenContent, file.Name)
    {
    }

    /// <summary>Opens content that can be read twice: once for a look, once for its items.</summary>
    public FeedItems(Func<Stream> content, string name)
    {
        _name = name;
        _form = FeedForms.Tell(content(), name);
        _json = new JsonStream(content(), name, LargestItem);
    }

    /// <summary>How the items stand in the file.</summary>
    public FeedForm Form => _form;

    /// <summary>The number of the item that was read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>What the pages read so far say of themselves; the last word counts. Complete when all items have been read.</summary>
    public FeedEnvelope Envelope { get; private set; } = new();

    /// <summary>How many pages the file holds, as far as read.</summary>
    public int Pages { get; private set; }

    /// <summary>Reads the next item.</summary>
    /// <param name="item">Its bytes, valid until the next call.</param>
    /// <returns>False when there are no more.</returns>
    /// <exception cref="BadInputException">The content is broken, cut off, or not what it seemed.</exception>
    public bool TryRead(out ReadOnlySpan<byte> item)
    {
        if (_form == FeedForm.List && !_started)
        {
            _json.Read();
        }

        _started = true;
        while (_form != FeedForm.Pages || _open || OpenPage())
        {
            if (_json.TryReadValue(out item))
            {
                Number++;
                return true;
            }

            if (!_open)
            {
                // The file is read to its end, so that one that is cut off behind the last item is noticed.
                while (_json.Read())
                {
                }

                return false;
            }

            _open = false;
            Members();
        }

        item = default;
        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    /// <summary>Moves to the items of the next page; false when there is no other page.</summary>
    private bool OpenPage()
    {
        while (_json.Read())
        {
            if (_json.Token != JsonTokenType.StartObject)
            {
                throw new BadInputException(
                    $"{_name}: behind a page stands a {FeedForms.Word(_json.Token)}. Keep pages, and items alone, in files of their own.");
            }

            Pages++;
            if (Members())
            {
                return true;
            }

            throw new BadInputException(
                $"{_name}: the page has no \"contents\", the list of its services. Fetch it again, and keep the answer as it is.");
        }

        return false;
    }

    /// <summary>Reads members of a page until its contents begin (true) or it ends (false).</summary>
    private bool Members()
    {
        while (_json.Read() && _json.Token == JsonTokenType.PropertyName)
        {
            var member = _json.Text!;
            switch (member)
            {
                case "contents":
                    _json.Read();
                    if (_json.Token != JsonTokenType.StartArray)
                    {
                        throw Wrong(member, "a list of services");
                    }

                    _open = true;
                    return true;
                case "total_items":
                    Envelope = Envelope with { TotalItems = Count(member) };
                    break;
                case "total_pages":
                    Envelope = Envelope with { TotalPages = Count(member) };
                    break;
                case "page_number":
                    Envelope = Envelope with { PageNumber = Count(member) };
                    break;
                case "last_page":
                    Envelope = Envelope with { LastPage = YesNo(member) };
                    break;
                case "empty":
                    Envelope = Envelope with { Empty = YesNo(member) };
                    break;
                default:
                    _json.Skip();
                    break;
            }
        }

        return false;
    }

    private long? Count(string member)
    {
        if (!_json.TryReadValue(out var value))
        {
            return null;
        }

        var text = System.Text.Encoding.UTF8.GetString(value.Length > 40 ? value[..40] : value);
        return text is "null" ? null
            : NumberText.ReadCount(text.Trim('"'), out var count) == NumberStatus.Number ? (long)count
            : throw Wrong(member, "a whole number");
    }

    private bool? YesNo(string member)
    {
        _json.Read();
        return _json.Token switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.Null => null,
            _ => throw Wrong(member, "true or false"),
        };
    }

    private BadInputException Wrong(string member, string wanted) =>
        new($"{_name}: member {member} of the page is not {wanted}. Fetch it again; if it stays so, tell whoever keeps the directory.");
}
