using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace CommunityAssets.Domain.Stewardship;

/// <summary>The acts of the audit log as they are stored and as people read them.</summary>
public static class AuditActNames
{
    private static readonly FrozenDictionary<AuditAct, string> Names = Enum.GetValues<AuditAct>()
        .ToFrozenDictionary(act => act, act => JsonNamingPolicy.KebabCaseLower.ConvertName(act.ToString()));

    private static readonly FrozenDictionary<string, AuditAct> Acts = Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>Every act that is written, in the order of the list.</summary>
    public static ImmutableArray<AuditAct> All { get; } = [.. Enum.GetValues<AuditAct>().Where(act => act != AuditAct.Other)];

    /// <summary>The stable name: <c>connector-contact-read</c>.</summary>
    public static string Name(AuditAct act) => Names[act];

    /// <summary>What people read: "Connector contact read".</summary>
    public static string Words(AuditAct act)
    {
        var name = Names[act].Replace('-', ' ');
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    /// <summary>The act of a stable name, or null when there is none of that name.</summary>
    public static AuditAct? Find(string name) => Acts.TryGetValue(name, out var act) ? act : null;
}
