using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages;

/// <summary>The map of the place.</summary>
public sealed class IndexModel : PageModel;
