using Hyperlane.Http;

namespace Hyperlane.Generator.Writing.Documents;

/// <summary>What a status means where an endpoint says nothing more of it, and under which name such an answer is kept.</summary>
internal static class Statuses
{
    private static readonly Dictionary<int, string> Known = new()
    {
        [200] = "What was asked for.",
        [201] = "It was made.",
        [202] = "The work is taken on, and not done yet.",
        [204] = "It is done, and there is nothing to say.",
        [206] = "The part that was asked for.",
        [302] = "It is elsewhere for now.",
        [304] = "The client has the current version.",
        [308] = "It is elsewhere for good.",
        [400] = "Parameters or fields of the body are missing or wrong; `errors` has all of them by name.",
        [401] = "The client must say who it is.",
        [403] = "The client is known, and still may not do this.",
        [404] = "There is nothing here.",
        [409] = "Not as things stand.",
        [410] = "There was something, and there never will be again.",
        [412] = "It has changed since the client saw it.",
        [413] = "The body is larger than the server takes.",
        [415] = "The body is of a media type that is not understood here.",
        [416] = "There is no such part.",
        [422] = "The request is well formed, and wrong by the rules.",
        [500] = "The server failed; its log says why, under the `traceId`.",
        [429] = "Too many requests; later there may be an answer.",
    };

    /// <summary>The phrase of the status as one word: <c>NotFound</c>.</summary>
    public static string NameOf(int status)
        => StatusTexts.All.TryGetValue(status, out var known)
            ? string.Concat(known.Phrase.Split(' ', '-').Select(static word => word.Substring(0, 1) + word.Substring(1).ToLowerInvariant()))
            : $"Status{status}";

    public static string TextOf(int status) => Known.TryGetValue(status, out var text) ? text : status >= 400 ? "A failure." : "An answer.";
}
