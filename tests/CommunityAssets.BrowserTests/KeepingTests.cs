using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using Microsoft.Playwright;

namespace CommunityAssets.BrowserTests;

/// <summary>Keeping entries true, in a browser and looked at by axe.</summary>
[Collection(DemoVisits.Name)]
public sealed class KeepingTests(DemoService demo)
{
    // Longest due of all, so that it comes first.
    private static readonly Verification LongDue = new("steward", new DateOnly(2001, 1, 1), new DateOnly(2001, 7, 1));

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    [BrowserTheory]
    [InlineData(390, 844, true)]
    [InlineData(1440, 900, false)]
    public async Task A_keeper_confirms_an_entry_by_keyboard_from_the_link_in_a_letter(int width, int height, bool script)
    {
        var choir = await demo.AddChoirAsync(LongDue);
        var (reminder, token) = await TakeAsync(choir.Contact!.Email!);
        await using var visit = await demo.VisitAsync(width, height, script);
        await visit.Page.GotoAsync("/keeping/" + token.Text);
        await LookAsync(visit, script, "what a keeper is asked");
        await visit.PictureAsync($"keeping-{width}");
        Assert.Equal(choir.Id, reminder.Items[0].Asset.Id);

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Yes, this is right" }).First.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Thank you: there is nothing more to answer");
        await LookAsync(visit, script, "what a keeper has answered");
        Assert.Equal(new Verification("group", Today, Today.AddMonths(6)), (await demo.Atlas.Assets.FindAsync(choir.Id))!.Verification);
    }

    [BrowserTheory]
    [InlineData(390, 844)]
    [InlineData(1440, 900)]
    public async Task A_steward_goes_through_what_is_due(int width, int height)
    {
        var choir = await demo.AddChoirAsync(LongDue);
        await using var visit = await demo.VisitAsync(width, height);
        await demo.SignInAsync(visit, Role.Steward);
        await visit.Page.GotoAsync("/due");
        await Axe.CheckAsync(visit, "what is due");
        await visit.PictureAsync($"due-{width}");

        await visit.Page.Locator(".queue__item", new() { HasText = choir.Name }).GetByRole(AriaRole.Button).ClickAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(choir.Name + " is checked, and due again on");
        await Axe.CheckAsync(visit, "what is due, one checked");
        Assert.Equal("steward", (await demo.Atlas.Assets.FindAsync(choir.Id))!.Verification!.ByRole);
    }

    private static Task LookAsync(Visit visit, bool script, string what) => script ? Axe.CheckAsync(visit, what) : Task.CompletedTask;

    private async Task<(Reminder Reminder, PrivateToken Token)> TakeAsync(string to)
    {
        await demo.Atlas.Reminders.PlanAsync(Today);
        while (true)
        {
            var token = PrivateToken.Make();
            var reminder = await demo.Atlas.Reminders.TakeAsync(token.Hash, Today)
                ?? throw new InvalidOperationException("There was no letter for " + to);
            await demo.Atlas.Reminders.SentAsync(reminder.Id);
            if (reminder.To == to)
            {
                return (reminder, token);
            }
        }
    }
}
