using System.Security.Cryptography;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Exchange.Pictures;

/// <summary>
/// Makes pictures safe to show to everybody. What somebody sends is decoded into points of colour, in memory-safe code of this project's
/// own (none of the image libraries is to be had from the packages that it builds on), made no larger than a page needs, and
/// written anew: places and
/// times of photographs, camera numbers, previews, colour profiles, comments and whatever else was hidden in the file are gone. What can't
/// be decoded to the end is refused. Pure; no I/O.
/// </summary>
public static class SafePictures
{
    /// <summary>The largest file read, in bytes.</summary>
    public const int MostBytes = 5_000_000;

    /// <summary>The most points read. Told by the file's head: nothing is unpacked of one that says more.</summary>
    public const int MostPoints = 25_000_000;

    /// <summary>The longer side of what is written, at most.</summary>
    public const int LongestSide = 1600;

    // A drawing or a screenshot stays as sharp as PNG has it, unless that takes this many bytes.
    private const int HeavyPng = 600_000;

    /// <summary>Makes a picture safe.</summary>
    /// <param name="file">The file that was sent: JPEG or PNG.</param>
    /// <returns>A new file of the same picture, upright, without anything else in it.</returns>
    /// <exception cref="BadInputException">It is not taken; the message says why and what to do.</exception>
    public static SafePicture Make(ReadOnlySpan<byte> file)
    {
        if (file.Length > MostBytes)
        {
            throw PictureSentences.TooHeavy();
        }

        if (PngReader.IsPng(file))
        {
            return FromPng(PictureScaler.Fit(PngReader.Read(file), LongestSide).WithoutNeedlessOpacity());
        }

        if (!JpegReader.IsJpeg(file))
        {
            throw PictureSentences.NotAPicture();
        }

        var (picture, turn) = JpegReader.Read(file);
        return Made(JpegWriter.Write, Turning.Upright(PictureScaler.Fit(picture, LongestSide), turn), jpeg: true);
    }

    private static SafePicture FromPng(Picture picture)
    {
        var png = Made(PngWriter.Write, picture, jpeg: false);
        return picture.Channels == 3 && png.Bytes.Length > HeavyPng ? Made(JpegWriter.Write, picture, jpeg: true) : png;
    }

    private static SafePicture Made(Func<Picture, byte[]> write, Picture picture, bool jpeg)
    {
        var bytes = write(picture);
        return new SafePicture(bytes, jpeg, picture.Width, picture.Height, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}
