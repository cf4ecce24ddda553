namespace CommunityAssets.Web.Post;

/// <summary>Adds letters to the service.</summary>
public static class PostExtensions
{
    /// <summary>Adds them as they are set; without settings none can be sent.</summary>
    public static IServiceCollection AddPost(this IServiceCollection services, PostSettings? settings) =>
        services.AddSingleton<IPost>(settings is null ? new NoPost() : new SmtpPost(settings));
}
