using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.OpenReferral.Reading;

namespace CommunityAssets.Exchange.OpenReferral.Harvesting;

/// <summary>What a fetched page tells before it is read.</summary>
/// <param name="IsPage">Whether it is a page; else the whole list came at once.</param>
/// <param name="Envelope">What it says of itself.</param>
/// <param name="Ids">Ids of its services, in order.</param>
/// <param name="AllSummaries">Whether none of them is in full.</param>
internal sealed record PageLook(bool IsPage, FeedEnvelope Envelope, IReadOnlyList<string> Ids, bool AllSummaries)
{
    /// <summary>Reads a page from its beginning to its end.</summary>
    /// <exception cref="BadInputException">It is not JSON, cut off, or no page of services.</exception>
    public static PageLook At(string path, string name)
    {
        if (new FileInfo(path).Length == 0)
        {
            throw new BadInputException($"{name}: the directory answers with nothing at all. Check the address.");
        }

        var file = InputFile.Open(path);
        if (file.Sniff() is ContentKind.Xml)
        {
            throw new BadInputException(
                $"{name}: the directory answers with a web page and not with JSON. Give the address of its data, "
                + "under which /services is.");
        }

        using var items = new FeedItems(() => file.OpenContent(), name);
        var (ids, summaries) = (new List<string>(), true);
        while (items.TryRead(out var item))
        {
            var glance = ItemGlance.At(item);
            if (glance.Sort is not ItemSort.Service)
            {
                throw new BadInputException(
                    $"{name}: item {items.Number} is not a service. Give the root of a directory that speaks Open Referral UK 3.0, "
                    + "under which /services is.");
            }

            summaries &= glance.IsSummary;
            if (glance.Id is { } id and not ("." or ".."))
            {
                ids.Add(id);
            }
        }

        return new PageLook(items.Form == FeedForm.Pages, items.Envelope, ids, summaries);
    }
}
