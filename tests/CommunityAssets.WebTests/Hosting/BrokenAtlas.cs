using System.Reflection;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;

namespace CommunityAssets.WebTests.Hosting;

/// <summary>An atlas of which nothing can be read, for what the service then says.</summary>
public class BrokenAtlas : DispatchProxy
{
    private Exception _failure = null!;

    public static IAtlas FailingWith(Exception failure) => (IAtlas)Make(typeof(IAtlas), failure);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var type = targetMethod!.ReturnType;
        return type == typeof(AtlasInfo) ? new AtlasInfo("None", ReferenceSystem.BritishNationalGrid, 1, false, "broken.gpkg")
            : type.IsInterface && type.Namespace == typeof(IAtlas).Namespace ? Make(type, _failure)
            : throw _failure;
    }

    private static object Make(Type part, Exception failure)
    {
        var proxy = Create(part, typeof(BrokenAtlas));
        ((BrokenAtlas)proxy)._failure = failure;
        return proxy;
    }
}
