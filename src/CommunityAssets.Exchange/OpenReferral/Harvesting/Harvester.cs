using System.Globalization;
using System.Net;
using System.Text.Json;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.OpenReferral.Reading;

namespace CommunityAssets.Exchange.OpenReferral.Harvesting;

/// <summary>
/// Reads a directory page by page into a folder. Whole services are asked for; where lists hold summaries alone, each service is asked
/// for by its id. A harvest that was stopped goes on where it stopped, and one after a harvest that was taken in asks only for what
/// changed since.
/// </summary>
/// <param name="address">The directory.</param>
/// <param name="folder">Where pages and state are kept.</param>
/// <param name="settings">How patient to be.</param>
/// <param name="time">The clock.</param>
/// <param name="tell">Where to say how far it has come.</param>
public sealed class Harvester(FeedAddress address, HarvestFolder folder, HarvestSettings settings, TimeProvider time, Action<string> tell)
{
    private const int TriesOfBrokenPages = 3;

    private readonly HashSet<UInt128> _seen = [];

    /// <summary>Fetches what there is to fetch.</summary>
    /// <param name="broughtIn">When the atlas says that this source was last brought in; null when never.</param>
    /// <param name="afresh">Forget what was fetched before, and ask for everything.</param>
    /// <param name="cancellationToken">Cancels; what was fetched is kept.</param>
    /// <exception cref="FeedUnreachableException">The directory can't be reached; what was fetched is kept.</exception>
    /// <exception cref="BadInputException">It answers otherwise than the standard says.</exception>
    public async Task<Harvest> RunAsync(DateTimeOffset? broughtIn, bool afresh, CancellationToken cancellationToken = default)
    {
        var state = afresh ? new HarvestState() : folder.Read();
        var holds = broughtIn is not null && state.BroughtIn == broughtIn;
        var progress = Kept(state.Current, holds);
        if (progress is { Whole: true })
        {
            return new Harvest(address, folder, state, progress, reused: true);
        }

        if (progress is null)
        {
            folder.Clear();
            progress = new HarvestProgress
            {
                Began = time.GetUtcNow(),
                ModifiedAfter = holds ? state.TakenUpTo : null,
                Dialect = new FeedDialect(Full: true, settings.PerPage),
            };
        }
        else
        {
            Remember(progress.Next);
            tell(string.Create(
                CultureInfo.InvariantCulture, $"{address.Services}: going on at page {progress.Next}, where the last run stopped."));
        }

        state = state with { Address = address.Services, Current = progress };
        folder.Write(state);
        using var client = new FeedClient(address, settings, time, tell);
        while (!progress.Whole)
        {
            progress = await PageAsync(client, progress, cancellationToken);
            state = state with { Current = progress };
            folder.Write(state);
        }

        return new Harvest(address, folder, state, progress, reused: false);
    }

    private HarvestProgress? Kept(HarvestProgress? progress, bool holds)
    {
        if (progress is null || (progress.ModifiedAfter is not null && !holds))
        {
            return null;
        }

        var age = time.GetUtcNow() - progress.Began;
        return age >= TimeSpan.Zero && age < (progress.Whole ? settings.KeepWhole : settings.KeepStopped) ? progress : null;
    }

    private async Task<HarvestProgress> PageAsync(FeedClient client, HarvestProgress progress, CancellationToken cancellationToken)
    {
        var page = progress.Next;
        var (answer, look) = await FetchAsync(client, progress, page, cancellationToken);
        if (look is null)
        {
            return progress.Next == 1 ? Simpler(progress, answer) : throw Refused(address.NameOf(page), answer.Status);
        }

        var gone = 0L;
        if (look.AllSummaries && look.Ids.Count > 0)
        {
            gone = await ItemsAsync(client, look.Ids, page, progress, cancellationToken);
        }

        File.Move(folder.PageAt(page) + ".part", folder.PageAt(page), overwrite: true);
        var announced = progress.Announced ?? look.Envelope.TotalPages;
        var fresh = look.Ids.Count(id => _seen.Add(ItemKeys.Of(id)));
        progress = progress with
        {
            Announced = announced,
            BeganThere = progress.BeganThere ?? answer.Date,
            Gone = progress.Gone + gone,
            Next = page + 1,
            Services = progress.Services + fresh,
            Shifted = progress.Shifted || (progress.Total is { } before && look.Envelope.TotalItems is { } now && now != before),
            Total = look.Envelope.TotalItems ?? progress.Total,
            Whole = IsLast(look, page, fresh, announced),
        };
        tell(string.Create(
            CultureInfo.InvariantCulture,
            $"{address.Services}: page {page}{(announced is { } all ? $" of {all}" : "")} fetched, "
            + $"{progress.Services:N0} services so far."));
        return progress;
    }

    private async Task<(FeedAnswer Answer, PageLook? Look)> FetchAsync(
        FeedClient client, HarvestProgress progress, long page, CancellationToken cancellationToken)
    {
        var path = folder.PageAt(page) + ".part";
        for (var attempt = 1; ; attempt++)
        {
            var answer = await client.FetchAsync(address.Page(page, progress.Dialect, progress.ModifiedAfter), path, cancellationToken);
            if (!answer.IsGood)
            {
                return (answer, null);
            }

            try
            {
                return (answer, PageLook.At(path, address.NameOf(page)));
            }
            catch (BadInputException fault) when (attempt < TriesOfBrokenPages)
            {
                // An answer that was cut off on its way is whole the next time.
                tell($"{fault.Message} Asking once more.");
            }
        }
    }

    private bool IsLast(PageLook look, long page, int fresh, long? announced)
    {
        var envelope = look.Envelope;
        if (!look.IsPage || look.Ids.Count == 0 || envelope is { LastPage: true } or { Empty: true })
        {
            return true;
        }

        if (fresh == 0)
        {
            return announced is null || page > announced
                ? true
                : throw new BadInputException(
                    $"{address.NameOf(page)} gives the services of earlier pages again, although there should be {announced} pages: "
                    + "the directory does not turn its pages. Tell whoever keeps it; nothing was taken in.");
        }

        if (envelope.TotalPages <= page && envelope.LastPage is not false)
        {
            return true;
        }

        var most = announced is { } told ? Math.Min(settings.MostPages, told + (told / 10) + 10) : settings.MostPages;
        return page < most
            ? false
            : throw new BadInputException(
                $"{address.NameOf(page)} is not the last"
                + (announced is { } said && said < page ? $", although the first page says that there are {said}" : "")
                + ": the pages do not end. Tell whoever keeps the directory; nothing was taken in.");
    }

    /// <summary>A directory that refuses the first request is asked more simply, one parameter less at a time.</summary>
    private HarvestProgress Simpler(HarvestProgress progress, FeedAnswer answer)
    {
        var status = (int)answer.Status;
        if (status is not (400 or 405 or 406 or 422))
        {
            throw Refused(address.Services, answer.Status);
        }

        var dialect = progress.Dialect;
        return dialect.Full ? progress with { Dialect = dialect with { Full = false } }
            : progress.ModifiedAfter is not null ? progress with { ModifiedAfter = null, Dialect = dialect with { Full = true } }
            : dialect.PerPage is not null ? progress with { Dialect = dialect with { PerPage = null } }
            : throw Refused(address.Services, answer.Status);
    }

    private async Task<long> ItemsAsync(
        FeedClient client, IReadOnlyList<string> ids, long page, HarvestProgress progress, CancellationToken cancellationToken)
    {
        var path = folder.ItemsAt(page);
        var done = HarvestedItems.Count(path + ".part", ids);
        var gone = 0L;
        await using (var items = new FileStream(path + ".part", FileMode.Append, FileAccess.Write, FileShare.Read))
        {
            for (var i = done; i < ids.Count; i++)
            {
                var uri = address.Item(ids[i]);
                var answer = await client.FetchAsync(uri, folder.Arriving, cancellationToken);
                if (!answer.IsGood && answer.Status is not (HttpStatusCode.NotFound or HttpStatusCode.Gone))
                {
                    throw Refused(uri.ToString(), answer.Status);
                }

                gone += answer.IsGood ? 0 : 1;
                HarvestedItems.Append(items, answer.IsGood ? folder.Arriving : null, uri.ToString());
                if ((i + 1) % 25 == 0)
                {
                    tell(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{address.NameOf(page)}: {i + 1} of {ids.Count} services fetched one by one, "
                        + $"{progress.Services + i + 1:N0} so far."));
                }
            }
        }

        File.Move(path + ".part", path, overwrite: true);
        HarvestedItems.EmptyWhereAllGone(path);
        return gone;
    }

    private static BadInputException Refused(string what, HttpStatusCode status) => new((int)status switch
    {
        401 or 403 => $"{what}: the directory wants to know who asks ({(int)status}). Only open directories can be read; "
            + "ask for a file of its pages.",
        404 or 410 => $"{what}: there is nothing at that address ({(int)status}). Give the root of a directory that speaks "
            + "Open Referral UK 3.0, under which /services is.",
        >= 300 and < 400 => $"{what}: the directory leads elsewhere without saying where ({(int)status}). Check the address.",
        _ => $"{what}: the directory refuses to answer ({(int)status}). Check the address and its filters.",
    });

    /// <summary>Reads the ids on the pages of a stopped harvest, so that pages that come again are noticed.</summary>
    private void Remember(long next)
    {
        for (var page = 1L; page < next; page++)
        {
            if (File.Exists(folder.PageAt(page)))
            {
                foreach (var id in PageLook.At(folder.PageAt(page), address.NameOf(page)).Ids)
                {
                    _seen.Add(ItemKeys.Of(id));
                }
            }
        }
    }
}
