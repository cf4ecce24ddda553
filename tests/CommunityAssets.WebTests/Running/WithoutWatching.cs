using System.Runtime.CompilerServices;

namespace CommunityAssets.WebTests.Running;

/// <summary>
/// Small servers that tests run beside the service watch no files either: a machine has few watches, and tests start many servers.
/// </summary>
internal static class WithoutWatching
{
    [ModuleInitializer]
    internal static void Set() => Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
}
