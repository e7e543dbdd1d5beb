namespace Hyperlane.Endpoints;

/// <summary>
/// Gives the answers of an endpoint an entity tag (RFC 9110 §8.8.3): a client that has this version gets 304 and no body.
/// </summary>
/// <remarks>
/// The tag is of the bytes of the answer (<see cref="Middleware.EntityTags"/>), or of a member of what is answered, which a request that
/// changes it then speaks of in <c>If-Match</c> (<see cref="Middleware.Preconditions{TSource}"/>).
/// </remarks>
/// <example>
/// <code>
/// [Get("/posts/{slug}"), ETag(nameof(Post.Version))]
/// public Task&lt;Post?&gt; Find(string slug) => posts.FindAsync(slug);
/// </code>
/// </example>
/// <param name="member">A property or field of what is answered: a number, a date, a text, a Guid or the bytes of a row version; null for
/// the bytes of the answer.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ETagAttribute(string? member = null) : Attribute
{
    /// <summary>The property or field of what is answered that tells its version; null for the bytes of the answer.</summary>
    public string? Member { get; } = member;
}
