using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Exchange.OpenReferral.Reading;

/// <summary>
/// What a first pass over a feed tells: whether it is the whole of a directory, and which services it has both as a summary and in full.
/// </summary>
public sealed class FeedSurvey
{
    private readonly HashSet<UInt128> _whole = [];
    private readonly HashSet<UInt128> _listed = [];

    private FeedSurvey()
    {
    }

    /// <summary>Services, each time that one is given.</summary>
    public long Services { get; private set; }

    /// <summary>Organizations that are given by themselves and not inside a service.</summary>
    public long Organizations { get; private set; }

    /// <summary>Items that are neither.</summary>
    public long Others { get; private set; }

    /// <summary>
    /// Why the feed is not the whole of its directory, in a sentence; null when nothing says so. What a part does not have is still there.
    /// </summary>
    public string? Partial { get; private set; }

    /// <summary>Looks at every item of every file.</summary>
    /// <exception cref="BadInputException">A file cannot be read, or there is no service in any.</exception>
    public static FeedSurvey Of(FeedFiles files, CancellationToken cancellationToken = default)
    {
        var survey = new FeedSurvey();
        var (pages, single) = (new PageCount(), false);
        for (var i = 0; i < files.Files.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            files.MoveTo(i);
            using var items = new FeedItems(files.Files[i]);
            var services = survey.Services;
            while (items.TryRead(out var item))
            {
                survey.Look(ItemGlance.At(item));
            }

            single |= items is { Form: FeedForm.Items, Number: 1 };
            if (items.Form == FeedForm.Pages && survey.Services > services)
            {
                pages.Add(items);
            }
        }

        if (survey.Services + survey.Organizations == 0)
        {
            throw new BadInputException(
                survey.Others > 0
                    ? $"{files.Name}: there is no service in it, only terms or places of services. "
                        + "Fetch the address that ends in /services."
                    : $"{files.Name}: there is no service in it. Check that it is the right one, and fetch it again.");
        }

        survey.Partial = pages.Missing(files.Name)
            ?? (survey.Services == 0
                ? $"{files.Name} has organizations alone; what else there is of the source is kept."
                : single && pages.Count == 0 && files.Files.Count == 1
                    ? $"{files.Name} is one service; whatever else there is of the source is kept."
                    : null);
        return survey;
    }

    /// <summary>Whether a service of this id is given in full somewhere, so that a summary of it adds nothing.</summary>
    internal bool HasWhole(string id) => _whole.Contains(ItemKeys.Of(id));

    /// <summary>Whether a service of this id is given somewhere, in full or as a summary.</summary>
    internal bool HasService(string id) => ItemKeys.Of(id) is var key && (_whole.Contains(key) || _listed.Contains(key));

    private void Look(ItemGlance glance)
    {
        switch (glance.Sort)
        {
            case ItemSort.Service:
                Services++;
                if (glance.Id is { } id)
                {
                    (glance.IsSummary ? _listed : _whole).Add(ItemKeys.Of(id));
                }

                break;
            case ItemSort.Organization:
                Organizations++;
                break;
            default:
                Others++;
                break;
        }
    }

    /// <summary>Which pages of how many there are.</summary>
    private sealed class PageCount
    {
        private readonly HashSet<long> _numbers = [];
        private long? _total;

        public int Count { get; private set; }

        public void Add(FeedItems items)
        {
            Count += items.Pages;
            if (items.Envelope is { TotalPages: { } total, PageNumber: { } number })
            {
                _total = Math.Max(_total ?? 0, total);
                for (var page = number - items.Pages + 1; page <= number; page++)
                {
                    _numbers.Add(page);
                }
            }
        }

        public string? Missing(string name) => _total is not { } total || _numbers.Count >= total ? null
            : _numbers.Count == 1 ? $"{name} has page {_numbers.First()} of {total} alone; what is on the others is kept."
            : $"{name} has {_numbers.Count} of {total} pages; what is on the others is kept.";
    }
}
