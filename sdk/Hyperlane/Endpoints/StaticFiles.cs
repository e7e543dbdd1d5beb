using Hyperlane.Http;
using Microsoft.Extensions.FileProviders;

namespace Hyperlane.Endpoints;

/// <summary>The files of a folder, each at its own path, and <c>index.html</c> at that of its folder.</summary>
/// <param name="files">The folder. It sees to it that no path leads out of it, and that hidden files stay hidden.</param>
/// <param name="fence">Sees to it that no link leads out of it; null if they may.</param>
internal sealed class StaticFiles(IFileProvider files, LinkFence? fence)
{
    private const string Index = "index.html";

    /// <summary>
    /// Answers with a file, if there is one and the request wants to read it; a folder without its slash leads to the one with it.
    /// </summary>
    /// <returns>Null if the answer is for others to give.</returns>
    public IResult? Find(HttpContext context)
    {
        var request = context.Request;
        if (request.Method != HttpMethods.Get && request.Method != HttpMethods.Head)
        {
            return null;
        }

        var path = request.Path;
        var place = path.EndsWith('/') ? PlaceOf(path + Index) : PlaceOf(path);
        if (place is not null)
        {
            // A changed file is seen at the next visit; one that has not changed costs a question and no bytes.
            context.Response.Headers["Cache-Control"] = "no-cache";
            return new FileResult(place, context.ServerServices.FileTypes.Of(path.EndsWith('/') ? Index : path));
        }

        return !path.EndsWith('/') && PlaceOf($"{path}/{Index}") is not null ? new Redirect(WithSlash(path, request.QueryString)) : null;
    }

    /// <summary>Said relative to the request: a path that begins with two slashes would otherwise lead to another host.</summary>
    private static string WithSlash(string path, string query)
        => $"./{Uri.EscapeDataString(path[(path.LastIndexOf('/') + 1)..])}/{(query.Length > 0 ? "?" : "")}{query}";

    /// <summary>Where the file of a path lies, links followed: what is opened is what was looked at.</summary>
    private string? PlaceOf(string path)
        => files.GetFileInfo(path) is { Exists: true, IsDirectory: false, PhysicalPath: { } place }
            ? (fence is null ? place : fence.Find(place))
            : null;
}
