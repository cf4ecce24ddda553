using System.Globalization;
using CommunityAssets.Benchmarks;
using CommunityAssets.Benchmarks.Analysis;
using CommunityAssets.Benchmarks.England;
using CommunityAssets.Benchmarks.Finding;

// Whole-process benchmarks; never part of the tests. Each measures ours and a named reference in turn, in one run, on one machine.
//   dotnet run -c Release --project tools/Benchmarks -- import [--rounds N] [--assets N] [--values N] [--england FOLDER]
//   dotnet run -c Release --project tools/Benchmarks -- england [--rounds N] [--seconds N] [--only tiles,features,search,view]
//   dotnet run -c Release --project tools/Benchmarks -- find [--rounds N] [--seconds N] [--work FOLDER]
//   dotnet run -c Release --project tools/Benchmarks -- analysis [--rounds N] [--only NAME,…] [--work FOLDER]
//   dotnet run -c Release --project tools/Benchmarks -- england-server      makes the country, leaves its PostgreSQL running, says where
try
{
    return args switch
    {
        ["import", ..] => await ImportBenchmark.RunAsync(BenchmarkOptions.Read(args[1..])),
        ["england", ..] => await EnglandBenchmark.RunAsync(BenchmarkOptions.Read(args[1..])),
        ["find", ..] => await FindBenchmark.RunAsync(BenchmarkOptions.Read(["--seconds", "60", "--rounds", "1", .. args[1..]])),
        ["analysis", "--child", var name, var folder, var again] => AnalysisBenchmark.Child(name, folder, int.Parse(again, CultureInfo.InvariantCulture)),
        ["analysis", ..] => await AnalysisBenchmark.RunAsync(BenchmarkOptions.Read(args[1..])),
        ["england-server"] => await EnglandAtlas.LeaveRunningAsync(BenchmarkOptions.Read([])),
        _ => Usage(),
    };
}
catch (Exception problem)
{
    // Caught, whatever it is, so that what was started is stopped: nothing is unwound for an exception that nobody catches.
    Console.Error.WriteLine(problem is InvalidOperationException or IOException ? problem.Message : problem.ToString());
    return 2;
}

static int Usage()
{
    Console.Error.WriteLine("""
        Usage: dotnet run -c Release --project tools/Benchmarks -- WHAT
          import [--rounds 3] [--assets 1000000] [--values 10000000] [--england FOLDER]
          england [--rounds 3] [--seconds 5] [--only tiles,features,search,view]
          find [--rounds 1] [--seconds 60] [--work FOLDER]
          analysis [--rounds 3] [--only e2sfca,clusters,points,isochrones,duplicates,drawn] [--work FOLDER]
          england-server
        """);
    return 2;
}
