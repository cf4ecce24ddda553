namespace CommunityAssets.Domain.Stewardship;

/// <summary>
/// What scopes of tokens mean in rights. A token has what is for everybody, and of its account's rights those of its scopes: never more
/// than the account, and never anything of the account itself, of other accounts or of the audit log.
/// </summary>
public static class TokenScopes
{
    private static readonly RightSet ForReading = RightSet.Of(
        Right.SeeAtlas, Right.SeeWorkforceAssets, Right.SeeIntroductionCounts, Right.SeeSuggested);

    private static readonly RightSet ForWriting = RightSet.Of(
        Right.Suggest, Right.EditAssets, Right.EditLinks, Right.DrawPatches, Right.Review, Right.MergeAssets, Right.RecordIntroductions);

    private static readonly RightSet ForConnectors = RightSet.Of(
        Right.SeeConnectorsForPublic, Right.SeeConnectorsForWorkforce, Right.SeeConnectorsForCoordinators);

    /// <summary>Rights that no token has, whoever made it.</summary>
    public static RightSet Never { get; } = RightSet.Of(Right.OwnAccount, Right.ManageAccounts, Right.SeeAudit);

    /// <summary>Each scope by itself.</summary>
    public static IReadOnlyList<TokenScope> All { get; } = [TokenScope.Read, TokenScope.Write, TokenScope.Connectors];

    /// <summary>What a token may that an account of a role made with some scopes.</summary>
    public static RightSet RightsOf(Role role, TokenScope scopes)
    {
        var wanted = RightSet.Of();
        if (scopes.HasFlag(TokenScope.Read))
        {
            wanted = wanted.With(ForReading);
        }

        if (scopes.HasFlag(TokenScope.Write))
        {
            wanted = wanted.With(ForWriting);
        }

        if (scopes.HasFlag(TokenScope.Connectors))
        {
            wanted = wanted.With(ForConnectors);
        }

        if (scopes.HasFlag(TokenScope.Write | TokenScope.Connectors))
        {
            wanted = wanted.With(RightSet.Of(Right.RecordConnectors));
        }

        return Rights.Of(Role.Public).With(Rights.Of(role).Within(wanted));
    }

    /// <summary>The stable name of one scope: <c>read</c>, <c>write</c>, <c>connectors</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not one scope.</exception>
    public static string Name(TokenScope scope) => scope switch
    {
        TokenScope.Read => "read",
        TokenScope.Write => "write",
        TokenScope.Connectors => "connectors",
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "Not one scope of a token."),
    };

    /// <summary>The names of some scopes, separated by spaces; "none" for none.</summary>
    public static string Names(TokenScope scopes)
    {
        var names = string.Join(' ', All.Where(scope => scopes.HasFlag(scope)).Select(Name));
        return names.Length == 0 ? "none" : names;
    }
}
