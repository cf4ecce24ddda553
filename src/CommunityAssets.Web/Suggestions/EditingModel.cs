using CommunityAssets.Domain.Assets;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Suggestions;

/// <summary>What the pages have in common on which an entry is changed at once: by a steward, or by the group that keeps it.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="reader">Reads forms.</param>
public abstract class EditingModel(IAtlas atlas, Place place, AssetFormReader reader) : PageModel
{
    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>The entry as it is.</summary>
    public Asset Asset { get; private set; } = null!;

    /// <summary>What is filled in.</summary>
    [BindProperty]
    public AssetForm Form { get; set; } = new();

    /// <summary>The version that the form was filled in with.</summary>
    [BindProperty]
    public int Version { get; set; }

    /// <summary>What can't be used.</summary>
    public IReadOnlyList<FormProblem> Problems { get; protected set; } = [];

    /// <summary>Why nothing was saved; or null.</summary>
    public string? Told { get; protected set; }

    /// <summary>What was done just now; or null.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>Reads the entry; false when there is none.</summary>
    protected async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await atlas.Assets.FindAsync(id, cancellationToken) is not { } asset)
        {
            return false;
        }

        Asset = asset;
        PlaceName = await place.NameAsync(cancellationToken);
        return true;
    }

    /// <summary>Fills the form in with what the entry says.</summary>
    protected void FillIn()
    {
        Form = AssetFormWriter.Of(Asset, atlas.Info.Grid);
        Version = Asset.Version;
    }

    /// <summary>Saves what is filled in, unless somebody was there first: then that is shown.</summary>
    /// <param name="step"><c>time</c>: room for another time; else: save.</param>
    /// <param name="to">Where a saved change leads.</param>
    /// <param name="save">Saves the entry; the text is why it was changed.</param>
    /// <param name="cancellationToken">Cancels.</param>
    protected async Task<IActionResult> StepAsync(
        string? step, string to, Func<Asset, string?, Task<Asset>> save, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (step == "time")
        {
            Form.Times.Add(new TimeAnswer());
            return Page();
        }

        // What was changed is told against what the editor looked at.
        var before = Version == Asset.Version ? Asset : await atlas.History.AssetAtAsync(Asset.Id, Version, cancellationToken) ?? Asset;
        var reading = await reader.ReadAsync(Form, before, cancellationToken);
        if (reading.Asset is not { } asset)
        {
            Problems = reading.Problems;
            return Page();
        }

        return await SaveAsync(to, "Saved.", () => save(asset with { Version = Version }, reading.Why), cancellationToken);
    }

    /// <summary>Does something that changes the entry, unless somebody was there first.</summary>
    protected async Task<IActionResult> SaveAsync(string to, string done, Func<Task> save, CancellationToken cancellationToken)
    {
        try
        {
            await save();
        }
        catch (VersionConflictException)
        {
            await FindAsync(Asset.Id, cancellationToken);
            ModelState.Clear();
            FillIn();
            Told = "Somebody changed this entry while you had it open. This is how it is now: make your change again.";
            var page = Page();
            page.StatusCode = StatusCodes.Status409Conflict;
            return page;
        }

        Done = done;
        return Redirect(to);
    }
}
