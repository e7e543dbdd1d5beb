using Hyperlane.Http;

namespace Hyperlane.Middleware;

/// <summary>
/// Knows the current version of what a request is about, for <see cref="Preconditions{TSource}"/>. Often it is the store itself.
/// </summary>
/// <example>
/// <code>
/// public sealed class PostVersions(PostStore posts) : IValidatorSource
/// {
///     public async ValueTask&lt;Validators?&gt; FindAsync(HttpContext context)
///         => await posts.FindAsync(context.Request.RouteValues["slug"]) is { } post ? new(EntityTag.Of(post.Version)) : null;
/// }
/// </code>
/// </example>
public interface IValidatorSource
{
    /// <summary>Finds the validators of what a request is about.</summary>
    /// <param name="context">The request; the values of its path are in <see cref="HttpRequest.RouteValues"/>.</param>
    /// <returns>Null if there is nothing there.</returns>
    ValueTask<Validators?> FindAsync(HttpContext context);
}
