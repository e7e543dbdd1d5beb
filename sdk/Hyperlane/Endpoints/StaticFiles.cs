using System.Buffers;
using System.Collections.Frozen;
using Hyperlane.Http;
using Hyperlane.Http.Messages;
using Microsoft.Extensions.FileProviders;

namespace Hyperlane.Endpoints;

/// <summary>The files of a folder, each at its own path, and <c>index.html</c> at that of its folder.</summary>
/// <param name="files">The folder. It sees to it that no path leads out of it, and that hidden files stay hidden.</param>
/// <param name="fence">Sees to it that no link leads out of it; null if they may.</param>
/// <param name="options">How they are served.</param>
/// <param name="baked">Those that are held ready.</param>
internal sealed class StaticFiles(IFileProvider files, LinkFence? fence, StaticFileOptions options,
    FrozenDictionary<string, BakedFile> baked)
{
    private const string Index = "index.html";
    private const string Immutable = "public, max-age=31536000, immutable";

    /// <summary>The shortest hash that a bundler puts in a name.</summary>
    private const int MinHash = 8;

    private static readonly string[] Codings = ["br", "gzip"];

    private static readonly SearchValues<char> HashLetters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    /// <summary>Whether the folder has a file for <c>/</c>.</summary>
    public bool HasIndex => PlaceOf("/" + Index) is not null;

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
        return Open(context, path.EndsWith('/') ? path + Index : path)
            ?? (!path.EndsWith('/') && PlaceOf($"{path}/{Index}") is not null ? new Redirect(WithSlash(path, request.QueryString)) : null);
    }

    /// <summary>The page of a single-page app, for a browser that goes to a path of its own.</summary>
    /// <returns>Null where there is none, or something else was asked for.</returns>
    public IResult? FindFallback(HttpContext context)
    {
        var request = context.Request;
        if (options.Fallback is not { } fallback || request.Method is not (HttpMethods.Get or HttpMethods.Head)
            || Path.HasExtension(request.Path)
            || !AcceptHeader.Prefers(request.Headers["Accept"], "text/html", "application/json"))
        {
            return null;
        }

        context.Response.Headers.Append("Vary", "Accept");
        return Open(context, "/" + fallback.TrimStart('/'));
    }

    /// <summary>What a build has compressed already, beside a file: <c>app.js.br</c>; null where it is older than the file.</summary>
    public static string? SiblingOf(string place, string extension)
        => new FileInfo(place + extension) is { Exists: true, LinkTarget: null } sibling
            && sibling.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(place) ? sibling.FullName : null;

    private IResult? Open(HttpContext context, string path)
    {
        if (baked.TryGetValue(path, out var ready) && ready.IsCurrent)
        {
            context.Response.Headers["Cache-Control"] = CacheControlOf(path);
            return ready.Choose(context);
        }

        if (PlaceOf(path) is not { } place)
        {
            return null;
        }

        context.Response.Headers["Cache-Control"] = CacheControlOf(path);
        var type = context.ServerServices.FileTypes.Of(path);
        var siblings = Array.FindAll(Codings, coding => SiblingOf(place, ExtensionOf(coding)) is not null);
        if (siblings.Length > 0)
        {
            context.Response.Headers.Append("Vary", "Accept-Encoding");
            if (AcceptEncoding.Choose(context.Request.Headers["Accept-Encoding"], siblings) is { } coding)
            {
                return new CodedFile(coding, new FileResult(place + ExtensionOf(coding), type));
            }
        }

        return new FileResult(place, type);
    }

    private static string ExtensionOf(string coding) => coding == "br" ? ".br" : ".gz";

    private string CacheControlOf(string path) => options.ImmutableHashedNames && HasHash(path) ? Immutable : options.CacheControl;

    /// <summary>
    /// Whether a name has a hash before its extension: letters and digits, both of them, so that neither a word nor a date
    /// is taken for one.
    /// </summary>
    private static bool HasHash(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path.AsSpan());
        var hash = name[(name.LastIndexOfAny('.', '-') + 1)..];
        return hash.Length >= MinHash && hash.Length < name.Length && !hash.ContainsAnyExcept(HashLetters)
            && hash.ContainsAnyInRange('0', '9') && hash.ContainsAnyExceptInRange('0', '9');
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
