namespace Hyperlane.Middleware;

/// <summary>How requests are named; bound from the section <c>Hyperlane:RequestId</c> of the configuration.</summary>
public sealed class RequestIdOptions
{
    /// <summary>The header that has the name. Default: <c>X-Request-Id</c>.</summary>
    public string HeaderName { get; set; } = "X-Request-Id";

    /// <summary>
    /// Whether a name that the request has is kept, if it has at most <see cref="MaxLength"/> letters, digits, dots, hyphens and
    /// underscores. For servers behind a proxy that gives names: any client could give the name of another request. Default: false.
    /// </summary>
    public bool AcceptIncoming { get; set; }

    /// <summary>The longest name that is kept, in characters. Default: 128.</summary>
    public int MaxLength { get; set; } = 128;
}
