using Microsoft.Playwright;

namespace CommunityAssets.BrowserTests;

/// <summary>One window on the service, with the words that tests about the map need.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _troubles = [];
    private readonly List<string> _asked = [];

    internal Visit(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.SetDefaultTimeout(20_000);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _troubles.Add($"{message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, error) => _troubles.Add(error);
        context.Request += (_, request) => _asked.Add(request.Url);
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Errors and warnings that the page has given.</summary>
    public IReadOnlyList<string> Troubles => _troubles;

    /// <summary>Every address that has been asked for.</summary>
    public IReadOnlyList<string> Asked => _asked;

    /// <summary>The heading of what is told in the panel.</summary>
    public ILocator StoryName => Page.Locator("#story-name");

    /// <summary>Goes to the map and waits until it is drawn.</summary>
    public async Task<Visit> OpenMapAsync(string query = "")
    {
        await Page.GotoAsync("/" + query);
        await DrawnAsync();
        return this;
    }

    /// <summary>Waits until the map is at rest with everything drawn.</summary>
    public Task DrawnAsync() => Page.WaitForFunctionAsync("() => document.documentElement.dataset.mapState === 'ready'");

    /// <summary>
    /// Waits until the way of looking that the address names is shown, and the map, where there is one, has drawn its layers.
    /// </summary>
    public Task WayShownAsync() => Page.WaitForFunctionAsync(
        "() => document.documentElement.dataset.viewState === 'ready' && (map => !map || "
        + "map.loaded())(document.getElementById('map').atlasMap)");

    /// <summary>Waits until the address holds a text.</summary>
    public Task AddressHoldsAsync(string text) => Page.WaitForFunctionAsync("text => location.search.includes(text)", text);

    /// <summary>Runs an expression of the map: <c>map =&gt; …</c>.</summary>
    public Task<T> OnMapAsync<T>(string expression) => Page.EvaluateAsync<T>($"() => ({expression})(document.getElementById('map').atlasMap)");

    /// <summary>How many features of a layer are on the screen.</summary>
    public Task<int> DrawnOfAsync(string layer) =>
        OnMapAsync<int>($"map => map.getLayer('{layer}') ? map.queryRenderedFeatures({{ layers: ['{layer}'] }}).length : 0");

    /// <summary>A point on the window where an area lies free of marks, with the area's code and name.</summary>
    public Task<FreePoint> FreePointAsync() => OnMapAsync<FreePoint>(
        """
        map => {
          const frame = map.getContainer().getBoundingClientRect();
          const marks = ['asset-marks', 'asset-clusters', 'asset-shapes'].filter(id => map.getLayer(id));
          for (let y = 80; y < frame.height - 80; y += 12) {
            for (let x = 80; x < frame.width - 80; x += 12) {
              const over = document.elementFromPoint(frame.left + x, frame.top + y);
              const area = over === map.getCanvas() && map.queryRenderedFeatures([x, y], { layers: ['area-hit'] })[0];
              if (area && map.queryRenderedFeatures([[x - 30, y - 30], [x + 30, y + 30]], { layers: marks }).length === 0) {
                return { X: frame.left + x, Y: frame.top + y, Code: area.properties.code, Name: area.properties.name };
              }
            }
          }
          throw new Error('No area is free of marks.');
        }
        """);

    /// <summary>Keeps a picture of the window in tests/screenshots, for people to look at.</summary>
    public async Task PictureAsync(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CommunityAssets.sln")))
        {
            folder = folder.Parent;
        }

        if (folder is not null)
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder.FullName, "tests", "screenshots", name + ".png") });
        }
    }

    /// <summary>Closes the window.</summary>
    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
