using System.Globalization;
using CommunityAssets.DemoPlace;
using CommunityAssets.DemoPlace.Output;

// Writes the demo place:  dotnet run --project tools/DemoPlace -- geodata/demo
if (args.Length != 1)
{
    Console.Error.WriteLine("Say where to write the place: dotnet run --project tools/DemoPlace -- geodata/demo");
    return 2;
}

var aldermere = Aldermere.Write(args[0]);
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"Aldermere: {aldermere.People:N0} people in {aldermere.Wards.Count} wards and {aldermere.Lsoas.Count} small areas."));
return 0;
