namespace Hyperlane.Http;

/// <summary>
/// The status codes with their phrases, and where each is described: a section of RFC 9110, or another RFC. Server and generator share this
/// list.
/// </summary>
internal static class StatusTexts
{
    public static IReadOnlyDictionary<int, (string Phrase, string Section)> All { get; } =
        new Dictionary<int, (string Phrase, string Section)>
        {
            [100] = ("Continue", "15.2.1"),
            [101] = ("Switching Protocols", "15.2.2"),
            [200] = ("OK", "15.3.1"),
            [201] = ("Created", "15.3.2"),
            [202] = ("Accepted", "15.3.3"),
            [203] = ("Non-Authoritative Information", "15.3.4"),
            [204] = ("No Content", "15.3.5"),
            [205] = ("Reset Content", "15.3.6"),
            [206] = ("Partial Content", "15.3.7"),
            [300] = ("Multiple Choices", "15.4.1"),
            [301] = ("Moved Permanently", "15.4.2"),
            [302] = ("Found", "15.4.3"),
            [303] = ("See Other", "15.4.4"),
            [304] = ("Not Modified", "15.4.5"),
            [307] = ("Temporary Redirect", "15.4.8"),
            [308] = ("Permanent Redirect", "15.4.9"),
            [400] = ("Bad Request", "15.5.1"),
            [401] = ("Unauthorized", "15.5.2"),
            [402] = ("Payment Required", "15.5.3"),
            [403] = ("Forbidden", "15.5.4"),
            [404] = ("Not Found", "15.5.5"),
            [405] = ("Method Not Allowed", "15.5.6"),
            [406] = ("Not Acceptable", "15.5.7"),
            [408] = ("Request Timeout", "15.5.9"),
            [409] = ("Conflict", "15.5.10"),
            [410] = ("Gone", "15.5.11"),
            [411] = ("Length Required", "15.5.12"),
            [412] = ("Precondition Failed", "15.5.13"),
            [413] = ("Content Too Large", "15.5.14"),
            [414] = ("URI Too Long", "15.5.15"),
            [415] = ("Unsupported Media Type", "15.5.16"),
            [416] = ("Range Not Satisfiable", "15.5.17"),
            [417] = ("Expectation Failed", "15.5.18"),
            [421] = ("Misdirected Request", "15.5.20"),
            [422] = ("Unprocessable Content", "15.5.21"),
            [426] = ("Upgrade Required", "15.5.22"),
            [500] = ("Internal Server Error", "15.6.1"),
            [501] = ("Not Implemented", "15.6.2"),
            [502] = ("Bad Gateway", "15.6.3"),
            [503] = ("Service Unavailable", "15.6.4"),
            [504] = ("Gateway Timeout", "15.6.5"),
            [505] = ("HTTP Version Not Supported", "15.6.6"),
            [428] = ("Precondition Required", ""),
            [429] = ("Too Many Requests", ""),
            [431] = ("Request Header Fields Too Large", ""),
            [507] = ("Insufficient Storage", "rfc4918#section-11.5"),
            [511] = ("Network Authentication Required", ""),
        };
}
