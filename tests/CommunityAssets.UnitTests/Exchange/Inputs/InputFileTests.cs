using System.Text;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.UnitTests.Exchange.Inputs;

public sealed class InputFileTests : IDisposable
{
    private const string Text = "code,value\nE01014370,1\nE01014371,2\n";
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Plain_gzipped_and_zipped_files_have_the_same_content()
    {
        Assert.Equal(Text, ReadAll(_bench.Open("a.csv", Text)));
        Assert.Equal(Text, ReadAll(_bench.Open("a.csv.gz", Workbench.Gzip(Text))));
        Assert.Equal(Text, ReadAll(_bench.Open("a.zip", Workbench.Zip(("folder/a.csv", Text), ("readme.txt", "hello")))));
    }

    [Fact]
    public void The_packing_is_told_from_the_bytes_and_not_from_the_name() =>
        Assert.Equal(Text, ReadAll(_bench.Open("misnamed.csv", Workbench.Gzip(Text))));

    [Fact]
    public void A_file_can_be_read_twice_and_counts_its_bytes_from_the_start_each_time()
    {
        var file = _bench.Open("a.csv", Text);
        Assert.Equal(Text, ReadAll(file));
        Assert.Equal(file.Length, file.Position);
        Assert.Equal(Text, ReadAll(file));
        Assert.Equal(Text.Length, file.Position);
    }

    [Fact]
    public void A_folder_a_missing_file_and_an_empty_file_are_told_apart()
    {
        Assert.Contains("is a folder", Assert.Throws<BadInputException>(() => InputFile.Open(_bench.Folder)).Message,
            StringComparison.Ordinal);
        Assert.Contains("there is no such file", Fault(Path.Combine(_bench.Folder, "none.csv")), StringComparison.Ordinal);
        Assert.Contains("is empty (0 bytes)", Fault(_bench.Write("empty.csv", "")), StringComparison.Ordinal);
        Assert.Contains("No file was named", Fault(" "), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(400)]
    public void A_gzip_that_is_cut_off_is_told_as_such(int cut)
    {
        var packed = Workbench.Gzip(string.Concat(Enumerable.Range(0, 5000).Select(i => $"{i * 7919},{i}\n")));
        var file = _bench.Open("cut.csv.gz", packed[..^cut]);
        Assert.Contains("cut off or damaged", Assert.Throws<BadInputException>(() => ReadAll(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gzip_of_several_members_is_whole()
    {
        var first = string.Concat(Enumerable.Repeat("one,1\n", 1000));
        var file = _bench.Open("two.csv.gz", [.. Workbench.Gzip(first), .. Workbench.Gzip(Text)]);
        Assert.Equal(first + Text, ReadAll(file));
    }

    [Fact]
    public void A_gzip_with_a_changed_byte_is_told_as_damaged()
    {
        var packed = Workbench.Gzip(string.Concat(Enumerable.Range(0, 5000).Select(i => $"{i * 7919},{i}\n")));
        packed[packed.Length / 2] ^= 0x55;
        var file = _bench.Open("damaged.csv.gz", packed);
        Assert.Contains("cut off or damaged", Assert.Throws<BadInputException>(() => ReadAll(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_that_is_cut_off_is_told_as_such()
    {
        var file = _bench.Open("cut.zip", Workbench.Zip(("a.csv", Text))[..^10]);
        Assert.Contains("cut off or damaged", Assert.Throws<BadInputException>(() => ReadAll(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_with_several_data_files_is_refused_and_names_them()
    {
        var file = _bench.Open("many.zip", Workbench.Zip(("a.csv", Text), ("b.csv", Text)));
        var message = Assert.Throws<BadInputException>(() => ReadAll(file)).Message;
        Assert.Contains("2 data files inside the zip (a.csv, b.csv). Unzip it and give the one you mean.", message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_directory_zip_the_file_in_the_folder_Data_is_meant()
    {
        var file = _bench.Open("ONSPD.zip", Workbench.Zip(
            ("Data/ONSPD_MAY_2024_UK.csv", Text), ("Data/multi_csv/ONSPD_MAY_2024_UK_AB.csv", "x"), ("Documents/names.csv", "y")));
        Assert.Equal(Text, ReadAll(file));
    }

    [Fact]
    public void A_workbook_and_a_zip_without_data_get_advice()
    {
        var workbook = _bench.Open("book.xlsx", Workbench.Zip(("xl/workbook.xml", "<x/>"), ("[Content_Types].xml", "<x/>")));
        Assert.Contains("is an Excel workbook. Save the sheet as \"CSV UTF-8\"",
            Assert.Throws<BadInputException>(() => ReadAll(workbook)).Message, StringComparison.Ordinal);
        var pictures = _bench.Open("pictures.zip", Workbench.Zip(("a.png", "x")));
        Assert.Contains("no data file inside the zip", Assert.Throws<BadInputException>(() => ReadAll(pictures)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_of_a_zip_are_read_one_by_one_in_order_of_name()
    {
        var file = _bench.Open(
            "codepo.zip", Workbench.Zip(
            ("Data/CSV/ba.csv", "ba"), ("Data/CSV/ab.csv", "ab"), ("Doc/readme.txt", "no"), ("__MACOSX/Data/CSV/ab.csv", "no")));
        Assert.Equal(["ab", "ba"], file.Parts(".csv").Select(ReadAll));
        Assert.Equal("codepo.zip/Data/CSV/ab.csv", file.Parts(".csv")[0].Name);
    }

    [Fact]
    public void A_file_that_vanishes_between_two_passes_is_told_as_such()
    {
        var file = _bench.Open("a.csv", Text);
        ReadAll(file);
        File.Delete(file.Path);
        Assert.Contains("there is no such file", Assert.Throws<BadInputException>(() => ReadAll(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_becomes_shorter_while_it_is_read_is_told_as_such()
    {
        var file = _bench.Open("a.csv", new string('x', 1_000_000));
        using var content = file.OpenContent();
        content.ReadExactly(new byte[10]);
        File.WriteAllText(file.Path, "gone");
        var message = Assert.Throws<BadInputException>(() => content.CopyTo(Stream.Null)).Message;
        Assert.Contains("was 1,000,000 bytes long when reading began and ends now", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_grows_while_it_is_read_is_told_as_such()
    {
        var file = _bench.Open("a.csv", new string('x', 1_000_000));
        using var content = file.OpenContent();
        content.ReadExactly(new byte[10]);
        File.AppendAllText(file.Path, "more");
        Assert.Contains("has grown beyond the 1,000,000 bytes", Assert.Throws<BadInputException>(() => content.CopyTo(Stream.Null)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\uFEFF {\"type\":1}", ContentKind.Json)]
    [InlineData("<?xml version='1.0'?><osm/>", ContentKind.Xml)]
    [InlineData("SQLite format 3\0....", ContentKind.GeoPackage)]
    [InlineData("name,value\n", ContentKind.Table)]
    public void Content_is_told_from_its_first_bytes(string text, ContentKind kind) =>
        Assert.Equal(kind, _bench.Open("f", text).Sniff());

    private static string Fault(string path) => Assert.Throws<BadInputException>(() => InputFile.Open(path)).Message;

    private static string ReadAll(InputFile file)
    {
        using var content = file.OpenContent();
        using var reader = new StreamReader(content, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
