using CommunityAssets.Benchmarks;
using CommunityAssets.Benchmarks.England;

// Whole-process benchmarks; never part of the tests. Each measures ours and a named reference in turn, in one run, on one machine.
//   dotnet run -c Release --project tools/Benchmarks -- import [--rounds N] [--assets N] [--values N] [--england FOLDER]
//   dotnet run -c Release --project tools/Benchmarks -- england-server      makes the country, leaves its PostgreSQL running, says where
try
{
    return args switch
    {
        ["import", ..] => await ImportBenchmark.RunAsync(BenchmarkOptions.Read(args[1..])),
        ["england-server"] => await EnglandAtlas.LeaveRunningAsync(BenchmarkOptions.Read([])),
        _ => Usage(),
    };
}
catch (Exception problem) when (problem is InvalidOperationException or IOException)
{
    Console.Error.WriteLine(problem.Message);
    return 2;
}

static int Usage()
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project tools/Benchmarks -- import [--rounds 3] [--assets 1000000] [--values 10000000] [--england FOLDER]");
    return 2;
}
