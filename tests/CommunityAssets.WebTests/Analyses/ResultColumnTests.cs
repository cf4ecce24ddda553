using CommunityAssets.Exchange.Writers;
using CommunityAssets.Web.Analyses;
using CommunityAssets.Web.Pages.Analyse;

namespace CommunityAssets.WebTests.Analyses;

/// <summary>What people read of a result on a page.</summary>
public sealed class ResultColumnTests
{
    [Fact]
    public void Numbers_of_a_column_are_told_alike_in_few_figures_with_metres_whole()
    {
        var columns = ResultColumn.Of(Table(
            [
                new("name", ExportType.Text, "."), new("value", ExportType.Real, "."), new("nearest_metres", ExportType.Real, "."),
                new("pseudo_p", ExportType.Real, "."), new("z", ExportType.Real, "."), new("people", ExportType.Real, "."),
                new("share", ExportType.Real, ".") { IsShare = true },
            ],
            ["A", 24.033412, 776.83, 0.061, -1.687312, 1914d, 0.3678],
            ["B", 9.0, 404.21, 0.0004, -0.0041, 1436d, 1d]));

        Assert.Equal(
            ["A", "24.0", "777", "0.061", "−1.69", "1,914", "37%"],
            Words(columns, ["A", 24.033412, 776.83, 0.061, -1.687312, 1914d, 0.3678]));
        Assert.Equal(
            ["B", "9.0", "404", "0.000", "0.00", "1,436", "100%"],
            Words(columns, ["B", 9.0, 404.21, 0.0004, -0.0041, 1436d, 1d]));
    }

    [Fact]
    public void What_is_for_programs_alone_and_what_says_nothing_in_any_row_is_not_told()
    {
        var columns = ResultColumn.Of(Table(
            [
                new("code", ExportType.Text, "."), new("name", ExportType.Text, "."),
                new("nearest_id", ExportType.Text, ".") { ForPrograms = true },
                new("total", ExportType.Real, "."), new("lower_95", ExportType.Real, "."),
            ],
            ["E01", "Here", "x", null, 1.5],
            ["E02", "There", "y", double.NaN, null]));

        Assert.Equal(["Code", "Name", "Lower (95%)"], columns.Select(column => column.Heading));
    }

    [Fact]
    public void Limits_are_told_with_as_many_decimals_as_what_they_are_limits_of()
    {
        var columns = ResultColumn.Of(Table(
            [
                new("value", ExportType.Real, "."), new("lower_95", ExportType.Real, "."), new("relative", ExportType.Real, "."),
                new("relative_upper_95", ExportType.Real, "."), new("funnel", ExportType.Text, "."),
                new("funnel_lower_998", ExportType.Real, "."),
            ],
            [23.08, 3.9866, 0.4312, 72.5, "inside", 0.5]));

        Assert.Equal(["23.1", "4.0", "0.431", "72.500", "inside", "0.5"], Words(columns, [23.08, 3.9866, 0.4312, 72.5, "inside", 0.5]));
    }

    [Fact]
    public void Areas_that_are_called_by_their_code_are_told_it_once()
    {
        var table = Table([new("code", ExportType.Text, "."), new("name", ExportType.Text, ".")], ["E00", "E00"], ["E01", "E01"]);

        Assert.Equal(["Name"], ResultColumn.Of(table).Select(column => column.Heading));
    }

    private static string[] Words(IReadOnlyList<ResultColumn> columns, object?[] row) =>
        [.. columns.Select(column => column.Words(row[column.At]))];

    private static AnalysisTable Table(TableColumn[] columns, params object?[][] rows) => new(
        "any", "Somehow.", new Dictionary<string, object?>(StringComparer.Ordinal), [], columns,
        [.. rows.Select((values, at) => new TableRow($"{at}", null, values))]);
}
