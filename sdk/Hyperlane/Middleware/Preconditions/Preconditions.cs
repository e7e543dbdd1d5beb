using Hyperlane.Http;

namespace Hyperlane.Middleware;

/// <summary>
/// Evaluates the conditions of a request (RFC 9110 §13) before its method runs: what would change something that others have changed in
/// the meantime is answered with 412, and a GET of a version that the client has with 304.
/// </summary>
/// <typeparam name="TSource">Knows the current version: a service of the app, which may be scoped.</typeparam>
/// <remarks>
/// <para>A request without conditions costs nothing unless it reads: then its answer says <c>ETag</c> and <c>Last-Modified</c>.</para>
/// <para>Between the look at the version and the change, another request may change it too. Where that matters, the change itself
/// compares, as in <c>UPDATE … WHERE version = @version</c>.</para>
/// </remarks>
/// <example>
/// <code>
/// [Put("/posts/{slug}"), Use&lt;Preconditions&lt;PostVersions&gt;&gt;]
/// public Task&lt;Result&lt;Post&gt;&gt; Replace(string slug, NewPost post) => posts.ReplaceAsync(slug, post);
/// </code>
/// </example>
public sealed class Preconditions<TSource>(PreconditionOptions options) : IMiddleware<TSource>, IConditional
    where TSource : class, IValidatorSource
{
    bool IConditional.GuardsWrites => true;

    bool IConditional.Requires => options.RequirePreconditions;

    /// <inheritdoc />
    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next, TSource service)
        => PreconditionCheck.InvokeAsync(context, next, service, options, options.RequirePreconditions);
}
