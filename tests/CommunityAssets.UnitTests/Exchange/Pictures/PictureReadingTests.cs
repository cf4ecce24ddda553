using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Pictures;

namespace CommunityAssets.UnitTests.Exchange.Pictures;

public sealed class PictureReadingTests
{
    public static TheoryData<string> Jpegs { get; } = [.. Samples.Names(".jpg")];

    public static TheoryData<string> Pngs { get; } = [.. Samples.Names(".png")];

    public static TheoryData<string> All { get; } = [.. Samples.Names(".jpg"), .. Samples.Names(".png")];

    [Theory]
    [MemberData(nameof(Jpegs))]
    public void A_JPEG_is_read_as_libjpeg_reads_it(string name)
    {
        var (picture, turn) = JpegReader.Read(Samples.Read(name));
        Assert.Equal((Samples.Width, Samples.Height, 3, 1), (picture.Width, picture.Height, picture.Channels, turn));
        var told = Samples.Read(name + ".rgb");
        Assert.Equal(told.Length, picture.Points.Length);

        // Two programs may round differently.
        Assert.All(told.Zip(picture.Points), pair => Assert.InRange(pair.Second, pair.First - 2, pair.First + 2));
    }

    [Theory]
    [MemberData(nameof(Pngs))]
    public void A_PNG_is_read_point_for_point(string name)
    {
        var picture = PngReader.Read(Samples.Read(name));
        Assert.Equal((Samples.Width, Samples.Height), (picture.Width, picture.Height));
        var told = Samples.Read(name + ".rgba").Chunk(4).ToList();
        var read = picture.Points.Chunk(picture.Channels).ToList();
        Assert.Equal(told.Count, read.Count);
        Assert.All(told.Zip(read), pair =>
        {
            Assert.Equal(pair.First[..3], pair.Second[..3]);
            Assert.Equal(pair.First[3], pair.Second.Length == 4 ? pair.Second[3] : 255);
        });
    }

    [Fact]
    public void The_samples_with_opacity_have_some()
    {
        Assert.All(
            new[] { "clear.png", "greyclear.png", "keyed.png", "paletteclear.png" },
            name => Assert.Contains(PngReader.Read(Samples.Read(name)).Points.Chunk(4), point => point[3] < 255));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_file_that_is_cut_off_anywhere_is_refused_in_words(string name)
    {
        var whole = Samples.Read(name);
        for (var length = 0; length < whole.Length; length++)
        {
            var refused = Assert.Throws<BadInputException>(() => SafePictures.Make(whole.AsSpan(0, length)));
            Assert.True(
                refused.Message.Contains("cut off or damaged", StringComparison.Ordinal)
                || (length < 8 && refused.Message.Contains("not a JPEG or PNG", StringComparison.Ordinal)),
                $"{name} cut to {length}: {refused.Message}");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Damage_anywhere_is_refused_or_shown_and_never_anything_worse(string name)
    {
        var whole = Samples.Read(name);
        var random = new Random(4711);
        for (var turn = 0; turn < 120; turn++)
        {
            var hurt = whole.ToArray();
            for (var wound = random.Next(1, 5); wound > 0; wound--)
            {
                hurt[random.Next(2, hurt.Length)] = (byte)random.Next(256);
            }

            try
            {
                Assert.InRange(SafePictures.Make(hurt).Width, 1, SafePictures.LongestSide);
            }
            catch (BadInputException refused)
            {
                Assert.NotEmpty(refused.Message);
            }
        }
    }

    [Fact]
    public void Damaged_bits_that_checksums_do_not_hold_are_read_without_harm()
    {
        // What is inside a PNG is held by checksums: to reach the code behind them, they are made right again.
        var random = new Random(42);
        for (var turn = 0; turn < 120; turn++)
        {
            var hurt = Samples.Read("palette2.png");
            hurt[random.Next(16, hurt.Length - 12)] = (byte)random.Next(256);
            try
            {
                PngReader.Read(PictureFiles.WithRightChecksums(hurt));
            }
            catch (BadInputException refused)
            {
                Assert.NotEmpty(refused.Message);
            }
        }
    }
}
