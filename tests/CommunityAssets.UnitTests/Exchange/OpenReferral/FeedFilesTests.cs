using System.Text;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.OpenReferral.Reading;
using CommunityAssets.UnitTests.Exchange.Inputs;

namespace CommunityAssets.UnitTests.Exchange.OpenReferral;

public sealed class FeedFilesTests : IDisposable
{
    private readonly Workbench _work = new();

    public void Dispose() => _work.Dispose();

    [Theory]
    [InlineData("not json", "not valid JSON")]
    [InlineData("<html><body>Log in</body></html>", "not valid JSON")]
    [InlineData("", "empty")]
    [InlineData("   \n", "nothing in it")]
    [InlineData("42", "a single number")]
    [InlineData("{}", "it is empty")]
    [InlineData("""{"error":"no such page","code":7}""", "it holds \"error\", \"code\"")]
    [InlineData("""{"totalElements":3,"content":[]}""", "Open Referral UK 1 or 2")]
    [InlineData("""{"total_pages":1,"page_number":1}""", "has no \"contents\"")]
    [InlineData("""{"contents":"none"}""", "member contents of the page is not a list")]
    [InlineData("""{"total_pages":"many","contents":[]}""", "member total_pages of the page is not a whole number")]
    [InlineData("""{"last_page":"yes","contents":[]}""", "member last_page of the page is not true or false")]
    [InlineData("""{"contents":[]}""", "there is no service in it")]
    [InlineData("""{"contents":[{"id":"1","name":"A","status":"active"},{"id":"2" """, "cut off")]
    [InlineData("""{"contents":[{"id":"1","name":"A","status":"active"}""", "cut off")]
    [InlineData("""{"contents":[{"id":"1","name":"A","status":NaN}]}""", "not valid JSON")]
    [InlineData("""{"contents":[{"id":"t","name":"A","term_uri":"urn:a"}]}""", "Fetch the address that ends in /services")]
    [InlineData("""{"contents":[]} [1]""", "behind a page stands a list")]
    public void A_file_that_is_no_feed_is_told_in_words(string text, string words)
    {
        var path = _work.Write("services.json", text);
        var fault = Assert.Throws<BadInputException>(() => FeedSurvey.Of(FeedFiles.Open(path)));
        Assert.StartsWith("services.json", fault.Message, StringComparison.Ordinal);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_does_not_end_is_given_up_before_it_fills_the_memory()
    {
        var path = _work.Write("long.json", "{\"contents\":[{\"id\":\"1\",\"name\":\"" + new string('x', 8 << 20));
        var fault = Assert.Throws<BadInputException>(() => FeedSurvey.Of(FeedFiles.Open(path)));
        Assert.Contains("more than 4 MB", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_larger_than_any_service_is_given_up()
    {
        var text = new StringBuilder("""{"contents":[{"id":"1","name":"A","status":"active","schedules":[""");
        for (var i = 0; i < 300_000; i++)
        {
            text.Append("{\"id\":\"0123456789012345678901234567890123456789\",\"byday\":\"MO\"},");
        }

        var path = _work.Write("large.json", text.Append("{}]}]}").ToString());
        var fault = Assert.Throws<BadInputException>(() => FeedSurvey.Of(FeedFiles.Open(path)));
        Assert.Contains("larger than 16 MB", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Brackets_without_end_are_given_up()
    {
        var path = _work.Write("deep.json", """{"contents":[{"id":"1","name":""" + new string('[', 500) + new string(']', 500) + "}]}");
        var fault = Assert.Throws<BadInputException>(() => FeedSurvey.Of(FeedFiles.Open(path)));
        Assert.Contains("nested more than 64 deep", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_pages_and_one_that_is_not_there_are_told_as_such()
    {
        Assert.Contains("no .json", Assert.Throws<BadInputException>(() => FeedFiles.Open(_work.Folder)).Message, StringComparison.Ordinal);
        var fault = Assert.Throws<BadInputException>(() => FeedFiles.Open(Path.Combine(_work.Folder, "none")));
        Assert.Contains("no such file", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_of_pages_and_gzipped_pages_are_read_as_they_are()
    {
        var packed = Workbench.Zip(("b.json", FeedBench.Service()), ("a.ndjson", FeedBench.Service()));
        var zip = FeedFiles.Open(_work.Write("feed.zip", packed));
        Assert.Equal(2, zip.Files.Count);
        Assert.Equal(2, FeedSurvey.Of(zip).Services);
        Assert.Equal(1, FeedSurvey.Of(FeedFiles.Open(_work.Write("feed.json.gz", Workbench.Gzip(FeedBench.Service())))).Services);
    }

    [Fact]
    public void How_far_it_is_read_grows_to_the_whole_of_all_files()
    {
        _work.Write("a.json", FeedBench.Page(1, 2, FeedBench.Service()));
        _work.Write("b.json", FeedBench.Page(2, 2, FeedBench.Service()));
        var files = FeedFiles.Open(_work.Folder);
        FeedSurvey.Of(files);
        Assert.Equal(files.Length, files.Position);
        Assert.Equal(files.Files.Sum(file => file.File.Length), files.Length);
    }
}
