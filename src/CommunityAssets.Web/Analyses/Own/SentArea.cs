using System.Text;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Web.Analyses.Own;

/// <summary>An area out of a form: a file, or GeoJSON in a field.</summary>
public static class SentArea
{
    /// <summary>The most that is read of either, in bytes.</summary>
    public const int Largest = 4 * 1024 * 1024;

    /// <summary>Reads the one area that was sent.</summary>
    /// <param name="file">The file; null or empty for none.</param>
    /// <param name="text">GeoJSON, when there is no file.</param>
    /// <param name="grid">The grid of the atlas.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="BadInputException">Nothing was sent, more than one area, or one that can't be used.</exception>
    public static async Task<DrawnArea> ReadAsync(IFormFile? file, string? text, ReferenceSystem grid, CancellationToken cancellationToken)
    {
        byte[] content;
        if (file is { Length: > 0 })
        {
            using var copy = new MemoryStream();
            await file.CopyToAsync(copy, cancellationToken);
            content = copy.ToArray();
        }
        else if (!string.IsNullOrWhiteSpace(text))
        {
            content = Encoding.UTF8.GetBytes(text);
        }
        else
        {
            throw new BadInputException("Choose a file, or paste an area as GeoJSON.");
        }

        DrawnArea? only = null;
        await foreach (var area in DrawnAreaReader.ReadAsync(
            InputFile.Of(file is { Length: > 0 } ? Path.GetFileName(file.FileName) : "The area", content), layer: null, grid,
            DrawnLimits.OfRequest, cancellationToken))
        {
            only = only is null ? area : throw new BadInputException("There are several areas in it. Send one.");
        }

        return only!;
    }
}
