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
    /// <summary>How many whole lines a file has; what a stopped run left behind them is cut off.</summary>
    public static int Count(string path)
    {
        if (!File.Exists(path))
        {
            return 0;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var (lines, whole, at) = (0, 0L, 0L);
        var buffer = new byte[1 << 16];
        for (int read; (read = file.Read(buffer)) > 0; at += read)
        {
            for (var i = 0; i < read; i++)
            {
                if (buffer[i] == (byte)'\n')
                {
                    lines++;
                    whole = at + i + 1;
                }
            }
        }

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
