using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Exchange.Writers;

/// <summary>A file that is made under a name of its own beside its place, and moved there when it is whole.</summary>
public static class PendingFile
{
    /// <summary>Makes a file.</summary>
    /// <param name="path">Where it belongs.</param>
    /// <param name="make">Makes it at the path that is given.</param>
    /// <typeparam name="T">What making it answers.</typeparam>
    /// <exception cref="BadInputException">It cannot be written there.</exception>
    public static async Task<T> MakeAsync<T>(string path, Func<string, Task<T>> make)
    {
        var folder = CheckPlace(path);
        var pending = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.part");
        try
        {
            var answer = await make(pending);
            File.Move(pending, path, overwrite: true);
            return answer;
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException or Microsoft.Data.Sqlite.SqliteException)
        {
            throw new BadInputException(
                $"{path}: the file cannot be written ({fault.Message.TrimEnd('.')}). "
                + "Check the folder's permissions and the room on the disk.",
                fault);
        }
        finally
        {
            File.Delete(pending);
            File.Delete(pending + "-journal");
        }
    }

    /// <summary>Looks whether a file may be where it belongs, before it is made.</summary>
    /// <param name="path">Where it belongs.</param>
    /// <returns>Its folder.</returns>
    /// <exception cref="BadInputException">There is a folder of that name, or no folder for it.</exception>
    public static string CheckPlace(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return Directory.Exists(path) ? throw new BadInputException($"{path} is a folder. Give the name of a file in it.")
            : Directory.Exists(folder) ? folder
            : throw new BadInputException($"{path}: there is no folder {folder}. Make it first.");
    }
}
