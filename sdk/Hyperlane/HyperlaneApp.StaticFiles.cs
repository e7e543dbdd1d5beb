using Hyperlane.Endpoints;
using Hyperlane.Http;
using Microsoft.Extensions.FileProviders;

namespace Hyperlane;

/// <content>Files, where no route answers.</content>
public sealed partial class HyperlaneApp
{
    private readonly List<(string Folder, bool FollowLinks)> _folders = [];

    /// <summary>
    /// Serves the files of a folder where no route answers: <c>wwwroot/chat.css</c> at <c>/chat.css</c>, and <c>wwwroot/index.html</c> at
    /// <c>/</c>.
    /// </summary>
    /// <remarks>
    /// <para>Files are read when they are asked for, so a changed one shows at the next visit; browsers keep them, and ask whether they
    /// have changed. Parts, conditions and HEAD work as with <see cref="Endpoints.FileResult"/>. The app's middleware goes around.</para>
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
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ThrowIfFrozen();
        _folders.Add((folder, followLinks));
        return this;
    }

    /// <summary>What answers where no route does.</summary>
    /// <exception cref="StartupException">A folder is not there.</exception>
    internal RequestDelegate CreateFallback()
    {
        StaticFiles[] folders = [.. _folders.Select(one => Open(one.Folder, one.FollowLinks))];
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

        return AnswerNotFound(context);
    }

    private StaticFiles Open(string folder, bool followLinks)
    {
        string[] places = [Path.GetFullPath(folder, Environment.ContentRootPath), Path.GetFullPath(folder, AppContext.BaseDirectory)];
        var place = Array.Find(places, Directory.Exists)
            ?? throw new StartupException(
                $"There is no folder '{folder}' for UseStaticFiles, neither {places[0]} nor {places[1]}. Create it, or name another.");
        return new StaticFiles(new PhysicalFileProvider(place), followLinks ? null : LinkFence.Around(place));
    }
}
