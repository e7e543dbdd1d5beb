using Hyperlane.Endpoints;
using Hyperlane.Http;

namespace Hyperlane;

/// <content>Files, where no route answers.</content>
public sealed partial class HyperlaneApp
{
    private readonly List<StaticFileOptions> _folders = [];

    /// <summary>
    /// Serves the files of a folder where no route answers: <c>wwwroot/chat.css</c> at <c>/chat.css</c>, and <c>wwwroot/index.html</c> at
    /// <c>/</c>, unless a route answers there.
    /// </summary>
    /// <remarks>
    /// <para>A changed file shows at the next visit; browsers keep files, and ask whether they have changed. Small files are held ready
    /// in memory and compressed, unless in Development. Parts, conditions and HEAD work as with <see cref="Endpoints.FileResult"/>. The
    /// app's middleware goes around.</para>
    /// <para>No path and no symbolic link leads out of the folder, and files whose names begin with a dot are not served. Of two folders
    /// that have a file, the first answers.</para>
    /// </remarks>
    /// <param name="folder">Where they are; relative to the app's content root or, if it is not there, to its program.</param>
    /// <param name="followLinks">
    /// Whether symbolic links may lead out of the folder. Then anybody that can write there can have any file served that the app can
    /// read. Default: false; links within the folder are followed.
    /// </param>
    /// <returns>The app.</returns>
    public HyperlaneApp UseStaticFiles(string folder = "wwwroot", bool followLinks = false)
        => UseStaticFiles(options => (options.Folder, options.FollowLinks) = (folder, followLinks));

    /// <inheritdoc cref="UseStaticFiles(string, bool)"/>
    /// <param name="configure">
    /// Sets how they are served: <c>options => options.Fallback = "index.html"</c> for a single-page app.
    /// </param>
    public HyperlaneApp UseStaticFiles(Action<StaticFileOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        ThrowIfFrozen();
        var options = new StaticFileOptions();
        configure(options);
        ArgumentException.ThrowIfNullOrEmpty(options.Folder);
        _folders.Add(options);
        return this;
    }

    /// <summary>What answers where no route does.</summary>
    /// <exception cref="StartupException">A folder is not there.</exception>
    internal RequestDelegate CreateFallback()
    {
        StaticFiles[] folders = [.. _folders.Select(options => StaticFolder.Open(this, options))];
        return folders.Length == 0 ? AnswerNotFound : context => AnswerWithFile(folders, context);
    }

    private static ValueTask AnswerNotFound(HttpContext context) => context.NothingHere();

    private static ValueTask AnswerWithFile(StaticFiles[] folders, HttpContext context)
    {
        foreach (var files in folders)
        {
            if (files.Find(context) is { } found)
            {
                return found.ExecuteAsync(context);
            }
        }

        foreach (var files in folders)
        {
            if (files.FindFallback(context) is { } page)
            {
                return page.ExecuteAsync(context);
            }
        }

        return AnswerNotFound(context);
    }
}
