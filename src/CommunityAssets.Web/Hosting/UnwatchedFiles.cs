using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace CommunityAssets.Web.Hosting;

/// <summary>
/// Files that nobody edits while the service runs: they are read, and not watched. A watch costs one of the few that a user of the machine
/// may have (128 on Debian), and a service that gets none does not start.
/// </summary>
/// <param name="files">The files.</param>
internal sealed class UnwatchedFiles(IFileProvider files) : IFileProvider
{
    /// <inheritdoc/>
    public IDirectoryContents GetDirectoryContents(string subpath) => files.GetDirectoryContents(subpath);

    /// <inheritdoc/>
    public IFileInfo GetFileInfo(string subpath) => files.GetFileInfo(subpath);

    /// <inheritdoc/>
    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;
}
