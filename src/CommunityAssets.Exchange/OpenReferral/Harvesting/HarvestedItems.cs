using System.Text.Json;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.OpenReferral.Reading;

namespace CommunityAssets.Exchange.OpenReferral.Harvesting;

/// <summary>
/// Services fetched one by one, a line each, so that a stopped run knows how many it has. The line of one that was gone is a blank.
/// </summary>
internal static class HarvestedItems
{
    /// <summary>
    /// How many of the services of a page are there from a stopped run. What it left behind the last whole line is cut off, and all of it
    /// where the page lists other services by now.
    /// </summary>
    /// <param name="path">The file of lines, which need not be there.</param>
    /// <param name="ids">Ids of the services of the page, in order.</param>
    public static int Count(string path, IReadOnlyList<string> ids)
    {
        if (!File.Exists(path))
        {
            return 0;
        }

        var bytes = File.ReadAllBytes(path).AsSpan();
        var (lines, whole) = (0, 0);
        for (int end; (end = bytes[whole..].IndexOf((byte)'\n')) >= 0; whole += end + 1, lines++)
        {
            var line = bytes.Slice(whole, end);
            if (lines >= ids.Count || (!line.Trim((byte)' ').IsEmpty && ItemGlance.At(line).Id != ids[lines]))
            {
                File.Delete(path);
                return 0;
            }
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None);
        file.SetLength(whole);
        return lines;
    }

    /// <summary>Empties a file that holds blanks alone, so that it is passed over.</summary>
    public static void EmptyWhereAllGone(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        for (int read; (read = file.ReadByte()) >= 0;)
        {
            if (read is not (' ' or '\n'))
            {
                return;
            }
        }

        file.SetLength(0);
    }

    /// <summary>Adds a service.</summary>
    /// <param name="to">The file of lines.</param>
    /// <param name="path">The answer; null for one that was gone.</param>
    /// <param name="name">What to call it to people.</param>
    /// <exception cref="BadInputException">The answer is no service.</exception>
    public static void Append(FileStream to, string? path, string name)
    {
        if (path is null)
        {
            to.Write(" \n"u8);
            to.Flush();
            return;
        }

        var file = InputFile.Open(path);
        using var items = new FeedItems(() => file.OpenContent(), name);
        if (!items.TryRead(out var item) || ItemGlance.At(item).Sort is not ItemSort.Service)
        {
            throw new BadInputException($"{name}: the answer is not a service. Tell whoever keeps the directory.");
        }

        // On one line, however it was written.
        using var document = JsonDocument.Parse(item.ToArray());
        using var line = new MemoryStream();
        using (var writer = new Utf8JsonWriter(line))
        {
            document.RootElement.WriteTo(writer);
        }

        line.WriteByte((byte)'\n');
        to.Write(line.GetBuffer(), 0, (int)line.Length);
        to.Flush();
    }
}
