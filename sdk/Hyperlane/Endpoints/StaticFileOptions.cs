namespace Hyperlane.Endpoints;

/// <summary>How the files of a folder are served, where no route answers.</summary>
public sealed class StaticFileOptions
{
    /// <summary>
    /// Where they are; relative to the app's content root or, if it is not there, to its program. Default: <c>wwwroot</c>.
    /// </summary>
    public string Folder { get; set; } = "wwwroot";

    /// <summary>
    /// Whether symbolic links may lead out of the folder. Then anybody that can write there can have any file served that the app can
    /// read. Default: false; links within the folder are followed.
    /// </summary>
    public bool FollowLinks { get; set; }

    /// <summary>
    /// The file of a single-page app, such as <c>index.html</c>: answered with 200 to a browser that goes to a path which neither a route
    /// nor a file answers, so that the page finds its view itself. Not for paths whose last segment has an extension, and not for what
    /// asks for no page (<c>Accept: text/html</c>): a script that misses <c>/api/…</c> still gets 404. Default: null, none.
    /// </summary>
    public string? Fallback { get; set; }

    /// <summary>
    /// How many bytes of files are held ready in memory, their compressed forms included; 0 for none. What has no room is read when it is
    /// asked for, as everything is in Development. Default: 32 MiB.
    /// </summary>
    public long MaxBakedBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>
    /// Whether a file whose name has a hash of its content, as bundlers make them (<c>index-B7x2Kf9a.js</c>, <c>app.3f2a1b9c.css</c>), is
    /// kept by browsers for a year without asking again (<c>immutable</c>, RFC 8246). Default: false.
    /// </summary>
    public bool ImmutableHashedNames { get; set; }

    /// <summary>The Cache-Control of all other files. Default: <c>no-cache</c>: kept, and asked about at each visit.</summary>
    public string CacheControl { get; set; } = "no-cache";
}
