using CommunityAssets.Domain.Places;

namespace CommunityAssets.Storage;

/// <summary>What an atlas is.</summary>
/// <param name="Engine">"PostGIS" or "GeoPackage".</param>
/// <param name="Grid">The projected working grid in metres that its geometries are on.</param>
/// <param name="SchemaVersion">Number of the last migration applied.</param>
/// <param name="ManyWriters">Whether several processes may write at once.</param>
/// <param name="Name">How to name it to people without a password: the file name, or host and database.</param>
public sealed record AtlasInfo(string Engine, ReferenceSystem Grid, int SchemaVersion, bool ManyWriters, string Name);
