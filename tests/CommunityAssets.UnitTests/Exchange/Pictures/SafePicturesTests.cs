using System.Security.Cryptography;
using System.Text;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Pictures;

namespace CommunityAssets.UnitTests.Exchange.Pictures;

public sealed class SafePicturesTests
{
    private const string Mark = "GPS 51.4N 2.3W Zebedee";

    [Fact]
    public void Whatever_a_photograph_tells_beside_its_picture_is_gone()
    {
        var photograph = Samples.Read("baseline.jpg");
        foreach (var (marker, body) in new (byte, byte[])[]
        {
            (0xe1, PictureFiles.Exif(1, Mark)), (0xe1, Encoding.ASCII.GetBytes("http://ns.adobe.com/xap/1.0/\0" + Mark)),
            (0xe2, Encoding.ASCII.GetBytes("ICC_PROFILE\0" + Mark)), (0xed, Encoding.ASCII.GetBytes("Photoshop 3.0\0" + Mark)),
            (0xfe, Encoding.ASCII.GetBytes(Mark)),
        })
        {
            photograph = PictureFiles.WithSegment(photograph, marker, body);
        }

        var safe = SafePictures.Make(photograph);
        Assert.DoesNotContain("Zebedee", Encoding.Latin1.GetString(safe.Bytes), StringComparison.Ordinal);
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(safe.Bytes), StringComparison.Ordinal);

        // The same as of a photograph that never told anything.
        Assert.Equal(SafePictures.Make(Samples.Read("baseline.jpg")).Hash, safe.Hash);
    }

    [Fact]
    public void Whatever_a_PNG_tells_beside_its_picture_is_gone()
    {
        var told = Samples.Read("clear.png");
        foreach (var type in new[] { "tEXt", "zTXt", "iTXt", "eXIf", "iCCP", "tIME", "acTL" })
        {
            told = PictureFiles.WithChunk(told, type, Encoding.ASCII.GetBytes("Comment\0" + Mark));
        }

        var safe = SafePictures.Make(told);
        Assert.DoesNotContain("Zebedee", Encoding.Latin1.GetString(safe.Bytes), StringComparison.Ordinal);
        Assert.Equal(SafePictures.Make(Samples.Read("clear.png")).Bytes, safe.Bytes);
        Assert.Equal(
            ["IHDR", "IDAT", "IEND"], new[] { 12, 37, safe.Bytes.Length - 8 }.Select(at => Encoding.ASCII.GetString(safe.Bytes, at, 4)));
    }

    [Theory]
    [InlineData(1, "ab cd ef")]
    [InlineData(2, "ba dc fe")]
    [InlineData(3, "fe dc ba")]
    [InlineData(4, "ef cd ab")]
    [InlineData(5, "ace bdf")]
    [InlineData(6, "eca fdb")]
    [InlineData(7, "fdb eca")]
    [InlineData(8, "bdf ace")]
    public void A_photograph_stands_upright_however_the_camera_was_held(int turn, string told)
    {
        var upright = Turning.Upright(new Picture(2, 3, 3, [.. "abcdef".SelectMany(letter => new[] { (byte)letter, (byte)0, (byte)0 })]), turn);
        var rows = upright.Points.Chunk(3).Select(point => (char)point[0]).Chunk(upright.Width).Select(row => new string(row));
        Assert.Equal(told, string.Join(' ', rows));
    }

    [Fact]
    public void How_the_camera_was_held_is_read_before_it_is_thrown_away()
    {
        var safe = SafePictures.Make(PictureFiles.WithSegment(Samples.Read("baseline.jpg"), 0xe1, PictureFiles.Exif(6, Mark)));
        Assert.Equal((Samples.Height, Samples.Width), (safe.Width, safe.Height));
        Assert.Equal(1, SafePictures.Make(PictureFiles.WithSegment(Samples.Read("grey.jpg"), 0xe1, PictureFiles.Exif(99, ""))).Width / Samples.Width);
    }

    [Fact]
    public void A_large_picture_is_made_small_enough_for_a_page()
    {
        var large = Flat(3000, 1000, 3, [200, 100, 50]);
        var safe = SafePictures.Make(PngWriter.Write(large));
        Assert.Equal((1600, 533, false), (safe.Width, safe.Height, safe.Jpeg));
        Assert.All(PngReader.Read(safe.Bytes).Points.Chunk(3), point => Assert.Equal([200, 100, 50], point));
        Assert.Equal((533, 1600), Sizes(SafePictures.Make(JpegWriter.Write(Flat(1000, 3000, 3, [10, 20, 30])))));
    }

    [Fact]
    public void Points_that_can_not_be_seen_colour_nothing_when_a_picture_is_made_smaller()
    {
        var points = new byte[3200 * 4];
        for (var at = 0; at < 3200; at++)
        {
            ((ReadOnlySpan<byte>)(at % 2 == 0 ? [255, 255, 255, 255] : [255, 0, 0, 0])).CopyTo(points.AsSpan(at * 4));
        }

        var small = PictureScaler.Fit(new Picture(3200, 1, 4, points), 1600);
        Assert.All(small.Points.Chunk(4), point => Assert.Equal([255, 255, 255, 128], point));
    }

    [Fact]
    public void What_is_written_is_read_back_as_it_was()
    {
        var picture = PngReader.Read(Samples.Read("clear.png"));
        Assert.Equal(picture.Points, PngReader.Read(PngWriter.Write(picture)).Points);
        var colours = PngReader.Read(Samples.Read("interlaced.png"));
        var jpeg = JpegReader.Read(JpegWriter.Write(colours)).Picture;
        Assert.Equal((colours.Width, colours.Height), (jpeg.Width, jpeg.Height));
        var error = colours.Points.Zip(jpeg.Points).Average(pair => Math.Abs(pair.First - pair.Second));
        // Colours are kept at half the width and height: on points that are all different that is what it costs.
        Assert.InRange(error, 0, 7);
    }

    [Fact]
    public void Its_name_is_the_hash_of_what_is_served()
    {
        var safe = SafePictures.Make(Samples.Read("halved.jpg"));
        Assert.True(safe.Jpeg);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(safe.Bytes)), safe.Hash);
    }

    public static TheoryData<string, byte[]> NoPictures { get; } = new()
    {
        { "nothing", [] },
        { "a drawing of code", Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>") },
        { "a page", Encoding.UTF8.GetBytes("<!DOCTYPE html><script>alert(1)</script>") },
        { "a GIF", Encoding.ASCII.GetBytes("GIF89a\x01\0\x01\0") },
        { "a document", Encoding.ASCII.GetBytes("%PDF-1.7\n") },
        { "a picture of another form", Encoding.ASCII.GetBytes("RIFF\x10\0\0\0WEBPVP8 ") },
        { "a page that begins like one", [0x89, (byte)'P', (byte)'N', (byte)'G', .. Encoding.UTF8.GetBytes("<script>alert(1)</script>")] },
    };

    [Theory]
    [MemberData(nameof(NoPictures))]
    public void What_is_no_JPEG_or_PNG_is_refused_whatever_it_is_called(string what, byte[] file)
    {
        Assert.NotEmpty(what);
        Assert.Contains("not a JPEG or PNG", Refused(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_that_would_unpack_to_more_than_a_computer_has_are_refused_by_their_heads()
    {
        Assert.Contains("100,000 by 100,000", Refused(PictureFiles.Sized(Samples.Read("one.png"), 100_000, 100_000)), StringComparison.Ordinal);
        Assert.Contains("damaged", Refused(PictureFiles.Sized(Samples.Read("one.png"), 0, 5)), StringComparison.Ordinal);
        var jpeg = Samples.Read("baseline.jpg");
        var head = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xff, 0xc0]);
        ((ReadOnlySpan<byte>)[0xff, 0xdc, 0xff, 0xdc]).CopyTo(jpeg.AsSpan(head + 5));
        Assert.Contains("65,500 by 65,500", Refused(jpeg), StringComparison.Ordinal);
        Assert.Contains("5 MB", Refused(new byte[SafePictures.MostBytes + 1]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_that_says_it_is_smaller_than_what_is_packed_in_it_shows_no_more_than_it_says()
    {
        // A few kilobytes that unpack to six million: nothing is unpacked beyond the points told.
        var bomb = PngWriter.Write(Flat(5000, 400, 3, [0, 0, 0]));
        var safe = SafePictures.Make(PictureFiles.Sized(bomb, 5000, 1));
        Assert.Equal((1600, 1), (safe.Width, safe.Height));
    }

    [Fact]
    public void Files_that_are_two_things_at_once_are_refused()
    {
        byte[] archive = [.. "PK\x03\x04"u8, .. new byte[60]];
        Assert.Contains("hidden behind", Refused([.. Samples.Read("one.png"), .. archive]), StringComparison.Ordinal);
        Assert.Contains("hidden behind", Refused([.. Samples.Read("halved.jpg"), .. archive]), StringComparison.Ordinal);
        Assert.Contains("hidden behind", Refused([.. Samples.Read("halved.jpg"), .. "<script>alert(1)</script>"u8]), StringComparison.Ordinal);
    }

    [Fact]
    public void What_telephones_put_behind_a_photograph_goes_silently()
    {
        var photograph = Samples.Read("halved.jpg");
        var hash = SafePictures.Make(photograph).Hash;
        Assert.Equal(hash, SafePictures.Make([.. photograph, .. new byte[100]]).Hash);
        Assert.Equal(hash, SafePictures.Make([.. photograph, .. Samples.Read("grey.jpg")]).Hash);
        Assert.Equal(hash, SafePictures.Make([.. photograph, 0, 0, 0, 24, .. "ftypmp42"u8, .. new byte[20]]).Hash);
    }

    [Fact]
    public void Scripts_in_a_comment_do_not_outlive_it()
    {
        var safe = SafePictures.Make(PictureFiles.WithSegment(Samples.Read("halved.jpg"), 0xfe, Encoding.UTF8.GetBytes("<script>alert(1)</script>")));
        Assert.DoesNotContain("script", Encoding.Latin1.GetString(safe.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_for_printing_are_refused_with_what_to_do() =>
        Assert.Contains("made for printing (CMYK), which is not read here. Save it", Refused(Samples.Read("cmyk.jpg")), StringComparison.Ordinal);

    private static (int Width, int Height) Sizes(SafePicture picture) => (picture.Width, picture.Height);

    private static string Refused(byte[] file) => Assert.Throws<BadInputException>(() => SafePictures.Make(file)).Message;

    private static Picture Flat(int width, int height, int channels, byte[] point)
    {
        var points = new byte[width * height * channels];
        for (var at = 0; at < points.Length; at++)
        {
            points[at] = point[at % channels];
        }

        return new Picture(width, height, channels, points);
    }
}
