using System.Text;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.UnitTests.Exchange.Inputs;

public sealed class CsvTableTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("name,value\n\"A, B\",2\n")]
    [InlineData("name;value\n\"A, B\";2\n")]
    [InlineData("name\tvalue\r\n\"A, B\"\t2\r\n")]
    [InlineData("\uFEFFname,value\n\"A, B\",2")]
    [InlineData("\n\nname,value\n\"A, B\",2")]
    public void Comma_semicolon_and_tab_are_told_from_the_heading(string text)
    {
        using var table = CsvTable.Open(_bench.Open("t.csv", text));
        Assert.Equal(["name", "value"], table.Headings);
        Assert.True(table.Read());
        Assert.Null(table.Problem);
        Assert.Equal("A, B", table[0]);
        Assert.Equal("2", table[1]);
        Assert.False(table.Read());
    }

    [Fact]
    public void Rows_are_numbered_as_a_spreadsheet_shows_them()
    {
        using var table = CsvTable.Open(_bench.Open("t.csv", "a,b\n\"two\nlines\nin one\",1\n\n,\n  \nx,2\n"));
        Assert.True(table.Read());
        Assert.Equal((2, "two\nlines\nin one"), (table.Row, table[0]));
        Assert.True(table.Read());
        Assert.Equal((6, "x"), (table.Row, table[0]));
        Assert.False(table.Read());
    }

    [Fact]
    public void Too_few_and_too_many_columns_are_problems_of_their_row_alone()
    {
        using var table = CsvTable.Open(_bench.Open("t.csv", "a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n"));
        Assert.True(table.Read());
        Assert.Equal("t.csv, row 2: the row has 2 columns and the heading has 3. Put in the missing cells, or quotation marks around a "
            + "cell that has a line break in it.", table.Problem?.ToString());
        Assert.True(table.Read());
        Assert.Equal("the row has 4 columns and the heading has 3.", table.Problem?.Found);
        Assert.True(table.Read());
        Assert.Null(table.Problem);
    }

    [Fact]
    public void What_is_not_utf8_is_told_with_row_byte_and_offset()
    {
        var text = Encoding.Latin1.GetBytes("name\nfirst\nThe café\n");
        using var table = CsvTable.Open(_bench.Open("t.csv", text));
        var fault = Assert.Throws<BadInputException>(() => Drain(table));
        Assert.Equal("t.csv, row 3: the text is not UTF-8 (byte 0xe9 at offset 18, as files from Windows programs have). Save it as "
            + "\"CSV UTF-8\".", fault.Message);
    }

    [Fact]
    public void What_is_not_utf8_is_told_with_its_row_far_into_a_file()
    {
        var good = Encoding.UTF8.GetBytes("name\n" + string.Concat(Enumerable.Repeat("Caffè “Però”\n", 30_000)));
        using var table = CsvTable.Open(_bench.Open("t.csv", [.. good, (byte)'o', 0x92, (byte)'k', (byte)'\n']));
        var fault = Assert.Throws<BadInputException>(() => Drain(table));
        Assert.Equal(30_002, fault.Refusal?.Row);
        Assert.Contains($"byte 0x92 at offset {good.Length + 1}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_cut_in_two_at_the_end_of_the_file_is_not_utf8()
    {
        using var table = CsvTable.Open(_bench.Open("t.csv", [.. "name\ncaf"u8, 0xc3]));
        Assert.Equal(2, Assert.Throws<BadInputException>(() => Drain(table)).Refusal?.Row);
    }

    [Fact]
    public void Utf16_and_binary_files_get_advice()
    {
        var utf16 = _bench.Open("u.csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("a,b\n")]);
        Assert.Contains("is UTF-16", Assert.Throws<BadInputException>(() => CsvTable.Open(utf16)).Message, StringComparison.Ordinal);
        var binary = _bench.Open("b.csv", [1, 2, 0, 3]);
        Assert.Contains("is not a text file", Assert.Throws<BadInputException>(() => CsvTable.Open(binary)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_never_ends_is_refused_before_it_fills_the_memory()
    {
        var path = Path.Combine(_bench.Folder, "long.csv");
        using (var file = File.Create(path))
        {
            file.Write("name,value\na,1\n"u8);
            var block = Encoding.ASCII.GetBytes(new string('x', 1 << 20));
            for (var i = 0; i < 200; i++)
            {
                file.Write(block);
            }
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        using var table = CsvTable.Open(InputFile.Open(path));
        var fault = Assert.Throws<BadInputException>(() => Drain(table));
        Assert.Equal(3, fault.Refusal?.Row);
        Assert.Contains("the row does not end within 4,194,304 characters", fault.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
    }

    [Fact]
    public void A_quotation_mark_that_is_never_closed_is_told_with_its_row()
    {
        var text = "name,value\na,1\n\"b,2\n" + string.Concat(Enumerable.Repeat("c,3\n", 2_000_000));
        using var table = CsvTable.Open(_bench.Open("t.csv", text));
        var fault = Assert.Throws<BadInputException>(() => Drain(table));
        Assert.Equal(3, fault.Refusal?.Row);
        Assert.Contains("A quotation mark may be open", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quotation_mark_inside_a_cell_is_taken_as_it_stands()
    {
        using var table = CsvTable.Open(_bench.Open("t.csv", "name,value\n5\" pipe,1\nb,2\n"));
        Assert.True(table.Read());
        Assert.Equal("5\" pipe", table[0]);
        Assert.True(table.Read());
        Assert.Equal("b", table[0]);
    }

    [Theory]
    [InlineData("\n \n,,\n")]
    [InlineData("\uFEFF")]
    public void A_file_of_blank_rows_has_no_heading(string text) =>
        Assert.Contains("the file is empty", Assert.Throws<BadInputException>(() => CsvTable.Open(_bench.Open("t.csv", text))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_table_in_a_gzip_that_is_cut_off_is_refused_and_not_taken_for_a_shorter_one()
    {
        var packed = Workbench.Gzip("name,value\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i * 7919},{i}\n")));
        using var table = CsvTable.Open(_bench.Open("t.csv.gz", packed[..^1000]));
        Assert.Contains("cut off or damaged", Assert.Throws<BadInputException>(() => Drain(table)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Titles_above_the_heading_are_passed_over_when_the_heading_can_be_told()
    {
        using var table = CsvTable.Open(
            _bench.Open("t.csv", "A table of people\n\nSource: ONS,,\ncode,total\nE1,5\n"), headings => headings.Find("code") is not null);
        Assert.Equal(["code", "total"], table.Headings);
        Assert.True(table.Read());
        Assert.Equal((5, "E1"), (table.Row, table[0]));
    }

    [Fact]
    public void A_table_without_heading_gives_its_first_row_as_data()
    {
        using var table = CsvTable.OpenWithoutHeading(_bench.Open("t.csv", "BA1 1AA,10\nBA1 1AB,20\n"));
        Assert.Equal(2, table.Headings.Count);
        Assert.True(table.Read());
        Assert.Equal((1, "BA1 1AA"), (table.Row, table[0]));
        Assert.True(table.Read());
        Assert.Equal((2, "20"), (table.Row, table[1]));
    }

    private static void Drain(CsvTable table)
    {
        while (table.Read())
        {
        }
    }
}
