using CommunityAssets.Cli;
using CommunityAssets.Cli.Commands;

return await CommandLine.RunAsync(args, Terminal.Standard, TimeProvider.System);
