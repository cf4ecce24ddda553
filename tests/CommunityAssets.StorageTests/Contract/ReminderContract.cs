using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.StorageTests.Contract;

/// <summary>Keeping entries true: what is due, who is asked, and what they answer.</summary>
public abstract class ReminderContract : AtlasContract
{
    private static readonly Actor Steward = new(Guid.Parse("01900000-0000-7000-8000-00000000a001"), "steward");

    private DateOnly Today => DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);

    [AtlasFact]
    public async Task What_is_due_comes_in_the_order_in_which_it_became_due_and_page_by_page()
    {
        var (late, later) = (await AddAsync("Choir", dueInDays: -10), await AddAsync("Knitting", dueInDays: -200));
        await AddAsync("Fresh", dueInDays: 1);
        await AddAsync("Never checked");
        await AddAsync("Retired", dueInDays: -10, change: asset => asset with { Status = AssetStatus.Retired });
        var today = await AddAsync("Today", dueInDays: 0);

        Assert.Equal([later.Id, late.Id, today.Id], (await Atlas.Reminders.DueAsync(Today, 10)).Select(entry => entry.Asset.Id));
        var first = Assert.Single(await Atlas.Reminders.DueAsync(Today, 1));
        Assert.Equal((later.Id, 0, null), (first.Asset.Id, first.Asked, first.LastAsked));
        var after = (first.Asset.Verification!.NextDue!.Value, first.Asset.Id);
        Assert.Equal([late.Id, today.Id], (await Atlas.Reminders.DueAsync(Today, 10, after)).Select(entry => entry.Asset.Id));
        Assert.Equal(new DueCounts(3, 1), await Atlas.Reminders.CountDueAsync(Today));
    }

    [AtlasFact]
    public async Task A_steward_confirms_with_the_next_due_date_of_its_kind_a_line_in_the_history_and_one_in_the_audit_log()
    {
        var choir = await AddAsync("Choir", dueInDays: -1);
        var version = await Atlas.VersionAsync();

        var saved = await Atlas.Reminders.ConfirmAsync(choir.Id, choir.Version, Today, Steward);

        Assert.Equal((2, new Verification("steward", Today, Today.AddMonths(6))), (saved.Version, saved.Verification!));
        Assert.Empty(await Atlas.Reminders.DueAsync(Today, 10));
        Assert.NotEqual(version, await Atlas.VersionAsync());
        var line = (await Atlas.Audit.ReadAsync(new AuditQuery())).Entries[0].Line;
        Assert.Equal((AuditAct.AssetConfirmed, "steward", Steward.Account, choir.Id), (line.Act, line.Role, line.Account, line.Record!.Value));
        await Assert.ThrowsAsync<VersionConflictException>(() => Atlas.Reminders.ConfirmAsync(choir.Id, choir.Version, Today, Steward));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Atlas.Reminders.ConfirmAsync(Guid.CreateVersion7(), 1, Today, Steward));
    }

    [AtlasFact]
    public async Task A_keeper_gets_one_letter_a_month_about_all_of_theirs_that_are_due()
    {
        var (choir, band) = (await AddAsync("Choir", -1, "sing@example.org"), await AddAsync("Band", -2, "Sing@Example.org "));
        var hall = await AddAsync("Hall", -3, "hall@example.org");
        await AddAsync("Fresh", 5, "sing@example.org");
        await AddAsync("Nobody to ask", -1);
        await AddAsync("Not an address", -1, "ask at the hall");
        await AddAsync("For colleagues", -1, "inside@example.org", asset => asset with { Visibility = Visibility.Workforce });

        Assert.Equal(2, await Atlas.Reminders.PlanAsync(Today));
        Assert.Equal(0, await Atlas.Reminders.PlanAsync(Today));

        var letters = new[] { await TakeAsync(), await TakeAsync() }.ToDictionary(letter => letter.Reminder.To!, StringComparer.OrdinalIgnoreCase);
        Assert.Null(await Atlas.Reminders.TakeAsync(PrivateToken.Make().Hash, Today));
        Assert.Equal([band.Id, choir.Id], letters["sing@example.org"].Reminder.Items.Select(item => item.Asset.Id));
        Assert.Equal([hall.Id], letters["hall@example.org"].Reminder.Items.Select(item => item.Asset.Id));
        Assert.Equal(("2026-03", 1), (letters["hall@example.org"].Reminder.Month, letters["hall@example.org"].Reminder.Tries));
    }

    [AtlasFact]
    public async Task Whoever_keeps_an_entry_with_an_account_is_asked_at_their_own_address()
    {
        var choir = await AddAsync("Choir", -1, "office@example.org");
        var account = await OpenAccountAsync("keeper@example.org");
        var offer = PrivateToken.Make();
        await Atlas.Keepers.OfferAsync(choir.Id, offer.Hash, Time.GetUtcNow() + Keeping.OfferedFor, Steward);
        await Atlas.Keepers.TakeUpAsync(offer.Hash, account);

        await Atlas.Reminders.PlanAsync(Today);

        Assert.Equal("keeper@example.org", (await TakeAsync()).Reminder.To);
    }

    [AtlasFact]
    public async Task A_letter_that_could_not_be_sent_is_tried_again_later_with_another_link_and_given_up_in_the_end()
    {
        await AddAsync("Choir", -1, "sing@example.org");
        await Atlas.Reminders.PlanAsync(Today);
        var first = await TakeAsync();
        Time.Pass(TimeSpan.FromMinutes(9));
        Assert.Null(await Atlas.Reminders.TakeAsync(PrivateToken.Make().Hash, Today));
        Time.Pass(TimeSpan.FromMinutes(1));
        var second = await TakeAsync();

        Assert.Equal((first.Reminder.Id, 2), (second.Reminder.Id, second.Reminder.Tries));
        Assert.Null(await Atlas.Reminders.FindAsync(first.Token.Hash));
        for (var more = 3; more <= Reminder.MostTries; more++)
        {
            Time.Pass(TimeSpan.FromHours(6));
            await TakeAsync();
        }

        Time.Pass(TimeSpan.FromDays(5));
        Assert.Null(await Atlas.Reminders.TakeAsync(PrivateToken.Make().Hash, Today));
    }

    [AtlasFact]
    public async Task A_keeper_confirms_by_the_link_alone_and_only_what_it_asks_about()
    {
        var (choir, other) = (await AddAsync("Choir", -1, "sing@example.org"), await AddAsync("Hall", -1, "hall@example.org"));
        var (reminder, token) = await SendAsync("sing@example.org");

        var found = (await Atlas.Reminders.FindAsync(token.Hash))!;
        Assert.Equal((reminder.Id, null, false), (found.Id, found.To, found.Stopped));
        Assert.NotNull(found.Sent);
        Assert.Equal((choir.Id, null), (Assert.Single(found.Items).Asset.Id, found.Items[0].Answer));

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Atlas.Reminders.ConfirmAsync(token.Hash, other.Id, 1, Today));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Atlas.Reminders.ConfirmAsync(PrivateToken.Make().Hash, choir.Id, 1, Today));
        await Assert.ThrowsAsync<VersionConflictException>(() => Atlas.Reminders.ConfirmAsync(token.Hash, choir.Id, 7, Today));
        Assert.Null((await Atlas.Reminders.FindAsync(token.Hash))!.Items[0].Answer);

        var saved = await Atlas.Reminders.ConfirmAsync(token.Hash, choir.Id, 1, Today);
        Assert.Equal(new Verification("group", Today, Today.AddMonths(6)), saved.Verification);
        Assert.Equal(ReminderAnswer.StillTrue, (await Atlas.Reminders.FindAsync(token.Hash))!.Items[0].Answer);
        Assert.Equal("group", (await Atlas.Audit.ReadAsync(new AuditQuery())).Entries[0].Line.Role);
        Assert.Equal("Still true", (await Atlas.History.OfAsync(choir.Id)).MaxBy(change => change.Version)!.Reason);
    }

    [AtlasFact]
    public async Task Each_month_of_silence_counts_and_after_four_letters_nobody_is_asked_any_more()
    {
        var choir = await AddAsync("Choir", -1, "sing@example.org");
        for (var asked = 1; asked <= NextCheck.MostAsked; asked++)
        {
            await SendAsync("sing@example.org");
            Assert.Equal(asked, Assert.Single(await Atlas.Reminders.DueAsync(Today, 10)).Asked);
            Time.Pass(TimeSpan.FromDays(31));
        }

        Assert.Equal(0, await Atlas.Reminders.PlanAsync(Today));
        Assert.Equal(new DueCounts(1, 1), await Atlas.Reminders.CountDueAsync(Today));

        // Confirmed after all, it is asked about again when it is due again.
        await Atlas.Reminders.ConfirmAsync(choir.Id, 1, Today, Steward);
        Time.Pass(TimeSpan.FromDays(190));
        Assert.Equal(1, await Atlas.Reminders.PlanAsync(Today));
    }

    [AtlasFact]
    public async Task What_is_not_theirs_is_not_asked_about_again_and_who_wants_no_letters_gets_none()
    {
        var choir = await AddAsync("Choir", -1, "sing@example.org");
        var (_, token) = await SendAsync("sing@example.org");
        await Atlas.Reminders.AnswerAsync(token.Hash, choir.Id, ReminderAnswer.NotOurs);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => Atlas.Reminders.AnswerAsync(PrivateToken.Make().Hash, choir.Id, ReminderAnswer.Gone));
        Time.Pass(TimeSpan.FromDays(31));
        Assert.Equal(0, await Atlas.Reminders.PlanAsync(Today));

        await AddAsync("Hall", -1, "hall@example.org");
        var (_, hall) = await SendAsync("hall@example.org");
        Assert.True(await Atlas.Reminders.StopAsync(hall.Hash));
        Assert.True(await Atlas.Reminders.StopAsync(hall.Hash));
        Assert.False(await Atlas.Reminders.StopAsync(PrivateToken.Make().Hash));
        Assert.True((await Atlas.Reminders.FindAsync(hall.Hash))!.Stopped);
        Time.Pass(TimeSpan.FromDays(31));
        Assert.Equal(0, await Atlas.Reminders.PlanAsync(Today));
    }

    [AtlasFact]
    public async Task What_was_confirmed_before_its_letter_was_sent_is_not_asked_about()
    {
        var choir = await AddAsync("Choir", -1, "sing@example.org");
        await Atlas.Reminders.PlanAsync(Today);
        await Atlas.Reminders.ConfirmAsync(choir.Id, 1, Today, Steward);

        Assert.Null(await Atlas.Reminders.TakeAsync(PrivateToken.Make().Hash, Today));
    }

    [AtlasFact]
    public async Task A_link_leads_nowhere_after_its_time()
    {
        await AddAsync("Choir", -1, "sing@example.org");
        var (_, token) = await SendAsync("sing@example.org");
        Time.Pass(Reminder.Lasts + TimeSpan.FromMinutes(1));
        Assert.Null(await Atlas.Reminders.FindAsync(token.Hash));
    }

    private async Task<Guid> OpenAccountAsync(string email)
    {
        var account = new Account(Guid.CreateVersion7(), "Somebody", email, Role.Contributor) { State = AccountState.Open };
        await Atlas.Accounts.AddAsync(account, new AuditLine(null, AuditLine.CommandLine, AuditAct.AccountAdded, account.Id));
        return account.Id;
    }

    private async Task<(Reminder Reminder, PrivateToken Token)> SendAsync(string to)
    {
        await Atlas.Reminders.PlanAsync(Today);
        while (true)
        {
            var taken = await TakeAsync();
            await Atlas.Reminders.SentAsync(taken.Reminder.Id);
            if (taken.Reminder.To == to)
            {
                return taken;
            }
        }
    }

    private async Task<(Reminder Reminder, PrivateToken Token)> TakeAsync()
    {
        var token = PrivateToken.Make();
        return (Assert.IsType<Reminder>(await Atlas.Reminders.TakeAsync(token.Hash, Today)), token);
    }

    private Task<Asset> AddAsync(string name, int? dueInDays = null, string? email = null, Func<Asset, Asset>? change = null)
    {
        var asset = Make.Asset(name) with
        {
            Contact = email is null ? null : new Contact(Email: email),
            Verification = dueInDays is { } days ? new Verification("steward", Today.AddDays(days - 180), Today.AddDays(days)) : null,
        };
        return Atlas.Assets.AddAsync(change?.Invoke(asset) ?? asset, "steward", null);
    }
}
