using Hyperlane.Http;

namespace Hyperlane.Endpoints;

/// <summary>201: something was made (RFC 9110 §15.3.2).</summary>
/// <typeparam name="T">What was made.</typeparam>
/// <param name="Location">Where it is from now on; what a client wrote in it must be percent-encoded
/// (<see cref="Uri.EscapeDataString(string)"/>).</param>
/// <param name="Value">What was made: a string is answered as text, anything else as JSON.</param>
/// <example>
/// <code>
/// public async Task&lt;Created&lt;Post&gt;&gt; Add(NewPost post) => new("/posts/7", await posts.AddAsync(post));
/// </code>
/// </example>
public sealed record Created<T>(string Location, T Value) : IResult
{
    /// <inheritdoc />
    public ValueTask ExecuteAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Headers["Location"] = LocationText.For(context, Location);
        return ValueAnswer.WriteAsync(context, Value, 201);
    }
}
