using System.Globalization;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Exchange.Pictures;

/// <summary>Why a picture is not taken, in words with what to do.</summary>
internal static class PictureSentences
{
    /// <summary>It is neither JPEG nor PNG.</summary>
    public static BadInputException NotAPicture() => new(
        "This file is not a JPEG or PNG picture, whatever its name says. Save the picture as JPEG or PNG and choose that file.");

    /// <summary>It is too many bytes.</summary>
    public static BadInputException TooHeavy() => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The picture's file is larger than {SafePictures.MostBytes / 1_000_000} MB. "
        + $"Choose a smaller one, or send it through a program that makes pictures smaller."));

    /// <summary>It is too many points.</summary>
    public static BadInputException TooLarge(long width, long height) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The picture is {width:N0} by {height:N0} points: "
        + $"more than the {SafePictures.MostPoints / 1_000_000} million that are read. Make it smaller first."));

    /// <summary>Its file ends too early or holds nonsense.</summary>
    public static BadInputException Broken() => new(
        "The picture's file is cut off or damaged. Open it, save it anew as JPEG or PNG, and choose that file.");

    /// <summary>There is something behind the picture.</summary>
    public static BadInputException SomethingBehind() => new(
        "Something else is hidden behind the picture in its file. Open it, save it anew as JPEG or PNG, and choose that file.");

    /// <summary>It is of a sort that only few programs write.</summary>
    public static BadInputException Unusual(string what) => new(
        $"The picture is {what}, which is not read here. Save it as an ordinary JPEG or PNG picture and choose that file.");
}
