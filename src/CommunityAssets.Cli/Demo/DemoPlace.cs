using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CommunityAssets.Cli.Commands;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.Cli.Demo;

/// <summary>The demo place that comes with the program, brought in through the ordinary importers as its manifest says.</summary>
internal static class DemoPlace
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The folder of the demo place, beside the program.</summary>
    /// <exception cref="BadInputException">It is not there.</exception>
    public static string Folder
    {
        get
        {
            var folder = Path.Combine(AppContext.BaseDirectory, "geodata", "demo");
            return File.Exists(Path.Combine(folder, "manifest.json"))
                ? folder
                : throw new BadInputException("The demo place is not beside the program (geodata/demo). Build or install it again.");
        }
    }

    /// <summary>Reads the manifest.</summary>
    public static DemoManifest Manifest() =>
        JsonSerializer.Deserialize<DemoManifest>(File.ReadAllText(Path.Combine(Folder, "manifest.json")), Json)
        ?? throw new BadInputException("The demo place's manifest is empty.");

    /// <summary>Brings the demo place into an atlas, which is made when it is not there.</summary>
    public static async Task<int> LoadAsync(string atlas, CommandContext context, CancellationToken cancellationToken)
    {
        await using (await Atlas.CreateAsync(atlas, ReferenceSystem.BritishNationalGrid, context.Time, cancellationToken))
        {
        }

        var absolute = atlas.Contains("://", StringComparison.Ordinal) ? atlas : Path.GetFullPath(atlas);
        foreach (var step in Manifest().Steps)
        {
            var code = await CommandLine.RunAsync(["import", .. step, "--atlas", absolute], context.Terminal, context.Time, Folder, cancellationToken);
            if (code is not (ExitCode.Done or ExitCode.DoneWithRejects))
            {
                return code;
            }
        }

        return ExitCode.Done;
    }

    /// <summary>
    /// An embedded atlas of the demo place in the user's own data folder, made at first use and again whenever the demo files or the
    /// program change.
    /// </summary>
    public static async Task<string> EmbeddedAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "communityassets");
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"demo-{Fingerprint()}.gpkg");
        if (File.Exists(path))
        {
            return path;
        }

        await context.Terminal.Error.WriteLineAsync("Making the demo place, once. This takes a few seconds.");
        // Made under another name and moved, so that a stopped start leaves nothing half-made behind for the next one to open.
        var draft = Path.Combine(folder, $"making-{Guid.CreateVersion7():N}.gpkg");
        try
        {
            var quiet = new StringWriter();
            var code = await LoadAsync(draft, context with { Terminal = new Terminal(quiet, quiet, Live: false) }, cancellationToken);
            if (code is not (ExitCode.Done or ExitCode.DoneWithRejects))
            {
                throw new BadInputException("The demo place could not be made:" + Environment.NewLine + quiet);
            }

            File.Move(draft, path, overwrite: true);
            Tidy(folder, path);
            return path;
        }
        finally
        {
            foreach (var left in Directory.EnumerateFiles(folder, Path.GetFileNameWithoutExtension(draft) + ".*"))
            {
                File.Delete(left);
            }
        }
    }

    private static string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(DemoPlace).Module.ModuleVersionId.ToByteArray());
        hash.AppendData(typeof(Atlas).Module.ModuleVersionId.ToByteArray());
        hash.AppendData(typeof(Exchange.Inputs.InputFile).Module.ModuleVersionId.ToByteArray());
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(Folder, file)));
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static void Tidy(string folder, string keep)
    {
        foreach (var old in Directory.EnumerateFiles(folder, "demo-*").Where(file => !file.StartsWith(keep, StringComparison.Ordinal)))
        {
            try
            {
                File.Delete(old);
            }
            catch (IOException)
            {
                // Another service may still be showing an older one; the next start tries again.
            }
        }
    }
}
