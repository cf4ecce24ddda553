using CommunityAssets.Web.Overview;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CommunityAssets.Web.Ogc;

/// <summary>A page for people at an address that gives JSON to programs: a Razor view of <c>Pages/Ogc</c>.</summary>
/// <param name="view">The view's name.</param>
/// <param name="page">What it shows.</param>
internal sealed class PageAnswer(string view, OgcPage page) : IResult, IStatusCodeHttpResult
{
    /// <inheritdoc/>
    public int? StatusCode => StatusCodes.Status200OK;

    /// <summary>Makes one.</summary>
    public static PageAnswer Of(string view, OgcPage page) => new(view, page);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        var data = new ViewDataDictionary<OgcPage>(services.GetRequiredService<IModelMetadataProvider>(), new ModelStateDictionary())
        {
            Model = page,
            ["Title"] = page.Title,
            ["Place"] = await services.GetRequiredService<Place>().NameAsync(httpContext.RequestAborted),
        };
        var result = new ViewResult { ViewName = $"/Pages/Ogc/{view}.cshtml", ViewData = data, StatusCode = StatusCodes.Status200OK };
        await result.ExecuteResultAsync(new ActionContext(httpContext, httpContext.GetRouteData(), new ActionDescriptor()));
    }
}
