using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.StorageTests.Contract;

/// <summary>The audit log: written once, read by day, account, act and record, never changed.</summary>
public abstract class AuditContract : AtlasContract
{
    private static readonly Guid Anna = Guid.CreateVersion7();
    private static readonly Guid Bert = Guid.CreateVersion7();
    private static readonly Guid Choir = Guid.CreateVersion7();

    /// <summary>The table of the log, as a statement by hand names it.</summary>
    protected abstract string Table { get; }

    /// <summary>Runs a statement by hand, as somebody with the database open would.</summary>
    protected abstract Task RunAsync(string sql);

    [AtlasFact]
    public async Task A_line_is_read_as_it_was_written()
    {
        var started = Time.GetUtcNow();
        await Atlas.Audit.AppendAsync(new AuditLine(Anna, "coordinator", AuditAct.ConnectorContactRead, Choir, "phone"));
        Time.Pass(TimeSpan.FromMinutes(1));
        await Atlas.Audit.AppendAsync(new AuditLine(account: null, AuditLine.CommandLine, AuditAct.AccountAdded));

        var entries = (await Atlas.Audit.ReadAsync(new AuditQuery())).Entries;
        Assert.Equal([started.AddMinutes(1), started], entries.Select(entry => entry.At));
        var (latest, first) = (entries[0].Line, entries[1].Line);
        Assert.Equal((Anna, "coordinator", AuditAct.ConnectorContactRead), (first.Account, first.Role, first.Act));
        Assert.Equal((Choir, "phone"), (first.Record, first.Detail));
        Assert.Equal((null, "command-line", AuditAct.AccountAdded), (latest.Account, latest.Role, latest.Act));
        Assert.Null(latest.Record);
        Assert.Null(latest.Detail);
        Assert.True(entries[0].Number > entries[1].Number);
    }

    [AtlasFact]
    public async Task Every_act_keeps_its_name()
    {
        foreach (var act in AuditActNames.All)
        {
            await Atlas.Audit.AppendAsync(new AuditLine(Anna, "steward", act));
        }

        var read = await AllAsync(Atlas.Audit.StreamAsync(new AuditQuery()));
        Assert.Equal(AuditActNames.All, read.OrderBy(entry => entry.Number).Select(entry => entry.Line.Act));
    }

    [AtlasFact]
    public async Task Lines_are_found_by_time_account_act_and_record()
    {
        var start = Time.GetUtcNow();
        await Atlas.Audit.AppendAsync(new AuditLine(Anna, "steward", AuditAct.AssetAdded, Choir, "1"));
        Time.Pass(TimeSpan.FromDays(1));
        await Atlas.Audit.AppendAsync(new AuditLine(Bert, "steward", AuditAct.AssetChanged, Choir, "2"));
        await Atlas.Audit.AppendAsync(new AuditLine(Anna, "steward", AuditAct.SignedOut, record: null, "3"));
        Time.Pass(TimeSpan.FromDays(1));
        await Atlas.Audit.AppendAsync(new AuditLine(Anna, "steward", AuditAct.AssetChanged, Choir, "4"));

        Assert.Equal("4321", await DetailsAsync(new AuditQuery()));
        Assert.Equal("32", await DetailsAsync(new AuditQuery { From = start.AddDays(1), Before = start.AddDays(2) }));
        Assert.Equal("431", await DetailsAsync(new AuditQuery { Account = Anna }));
        Assert.Equal("421", await DetailsAsync(new AuditQuery { Record = Choir }));
        Assert.Equal("42", await DetailsAsync(new AuditQuery { Acts = [AuditAct.AssetChanged] }));
        Assert.Equal("421", await DetailsAsync(new AuditQuery { Acts = [AuditAct.AssetChanged, AuditAct.AssetAdded] }));
        Assert.Equal("4", await DetailsAsync(new AuditQuery { Account = Anna, Acts = [AuditAct.AssetChanged], From = start }));
        Assert.Equal("", await DetailsAsync(new AuditQuery { Account = Guid.CreateVersion7() }));
    }

    [AtlasFact]
    public async Task Pages_hold_each_line_once_also_where_many_share_a_moment_and_new_ones_come()
    {
        for (var line = 0; line < 23; line++)
        {
            if (line % 5 == 0)
            {
                Time.Pass(TimeSpan.FromSeconds(1));
            }

            await Atlas.Audit.AppendAsync(new AuditLine(Anna, "steward", AuditAct.AssetChanged, record: null, $"{line}"));
        }

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await Atlas.Audit.ReadAsync(new AuditQuery { Limit = 4, Cursor = cursor });
            Assert.InRange(page.Entries.Count, 1, 4);
            seen.AddRange(page.Entries.Select(entry => entry.Line.Detail!));
            cursor = page.Next;
            await Atlas.Audit.AppendAsync(new AuditLine(Bert, "administrator", AuditAct.AuditRead, record: null, "new"));
        }
        while (cursor is not null);
        Assert.Equal(Enumerable.Range(0, 23).Reverse().Select(line => $"{line}"), seen);
    }

    [AtlasFact]
    public async Task A_cursor_of_another_search_and_a_page_out_of_range_are_refused()
    {
        await Atlas.Audit.AppendAsync(new AuditLine(Anna, "steward", AuditAct.AssetAdded));
        await Atlas.Audit.AppendAsync(new AuditLine(Anna, "steward", AuditAct.AssetAdded));
        var page = await Atlas.Audit.ReadAsync(new AuditQuery { Limit = 1 });
        await Assert.ThrowsAsync<BadInputException>(
            () => Atlas.Audit.ReadAsync(new AuditQuery { Limit = 1, Cursor = page.Next, Account = Anna }));
        await Assert.ThrowsAsync<BadInputException>(() => Atlas.Audit.ReadAsync(new AuditQuery { Cursor = "%%%" }));
        await Assert.ThrowsAsync<BadInputException>(() => Atlas.Audit.ReadAsync(new AuditQuery { Limit = 0 }));
        await Assert.ThrowsAsync<BadInputException>(() => Atlas.Audit.ReadAsync(new AuditQuery { Limit = 100_000 }));
    }

    [AtlasFact]
    public async Task No_statement_changes_or_removes_a_line()
    {
        await Atlas.Audit.AppendAsync(new AuditLine(Anna, "steward", AuditAct.AssetAdded, Choir, "kept"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => RunAsync($"UPDATE {Table} SET role = 'public'"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => RunAsync($"DELETE FROM {Table}"));
        Assert.Equal("kept", await DetailsAsync(new AuditQuery()));
    }

    [AtlasFact]
    public async Task Another_process_reads_what_this_one_wrote_and_maps_have_nothing_to_forget()
    {
        var version = await Atlas.VersionAsync();
        await Atlas.Audit.AppendAsync(new AuditLine(Anna, "steward", AuditAct.AssetAdded, record: null, "1"));
        var other = await OpenAgainAsync();
        Assert.Single((await other.Audit.ReadAsync(new AuditQuery())).Entries);
        Assert.Equal(version, await other.VersionAsync());
    }

    [AtlasFact]
    public async Task Many_may_write_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(
            line => Atlas.Audit.AppendAsync(new AuditLine(Anna, "steward", AuditAct.AssetChanged, record: null, $"{line}"))));
        var details = (await AllAsync(Atlas.Audit.StreamAsync(new AuditQuery()))).Select(entry => int.Parse(entry.Line.Detail!));
        Assert.Equal(Enumerable.Range(0, 40), details.Order());
    }

    private async Task<string> DetailsAsync(AuditQuery query)
    {
        var page = string.Concat((await Atlas.Audit.ReadAsync(query)).Entries.Select(entry => entry.Line.Detail));
        Assert.Equal(page, string.Concat((await AllAsync(Atlas.Audit.StreamAsync(query))).Select(entry => entry.Line.Detail)));
        return page;
    }
}
