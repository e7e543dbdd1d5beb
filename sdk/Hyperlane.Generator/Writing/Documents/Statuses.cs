namespace Hyperlane.Generator.Writing.Documents;

/// <summary>What a status means where an endpoint says nothing more of it, and under which name such an answer is kept.</summary>
internal static class Statuses
{
    private static readonly Dictionary<int, (string Name, string Text)> Known = new()
    {
        [200] = ("Ok", "What was asked for."),
        [201] = ("Created", "It was made."),
        [202] = ("Accepted", "The work is taken on, and not done yet."),
        [204] = ("NoContent", "It is done, and there is nothing to say."),
        [206] = ("PartialContent", "The part that was asked for."),
        [302] = ("Found", "It is elsewhere for now."),
        [304] = ("NotModified", "The client has the current version."),
        [308] = ("PermanentRedirect", "It is elsewhere for good."),
        [400] = ("BadRequest", "Parameters or fields of the body are missing or wrong; `errors` has all of them by name."),
        [401] = ("Unauthorized", "The client must say who it is."),
        [403] = ("Forbidden", "The client is known, and still may not do this."),
        [404] = ("NotFound", "There is nothing here."),
        [409] = ("Conflict", "Not as things stand."),
        [410] = ("Gone", "There was something, and there never will be again."),
        [412] = ("PreconditionFailed", "It has changed since the client saw it."),
        [413] = ("ContentTooLarge", "The body is larger than the server takes."),
        [415] = ("UnsupportedMediaType", "The body is of a media type that is not understood here."),
        [416] = ("RangeNotSatisfiable", "There is no such part."),
        [422] = ("UnprocessableContent", "The request is well formed, and wrong by the rules."),
        [500] = ("InternalServerError", "The server failed; its log says why, under the `traceId`."),
        [429] = ("TooManyRequests", "Too many requests; later there may be an answer."),
    };

    public static string NameOf(int status) => Known.TryGetValue(status, out var known) ? known.Name : $"Status{status}";

    public static string TextOf(int status) => Known.TryGetValue(status, out var known) ? known.Text : status >= 400 ? "A failure." : "An answer.";
}
