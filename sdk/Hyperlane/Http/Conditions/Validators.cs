namespace Hyperlane.Http;

/// <summary>The validators of a resource: what tells one version of it from the next (RFC 9110 §8.8).</summary>
/// <param name="ETag">Its entity tag, if it has one: <c>EntityTag.Of(post.Version)</c>.</param>
/// <param name="LastModified">When it was last changed, if that is known; whole seconds count.</param>
public readonly record struct Validators(EntityTag? ETag = null, DateTimeOffset? LastModified = null)
{
    /// <summary>When it was last changed, in whole seconds; null if that is not known.</summary>
    public DateTimeOffset? LastModified { get; init; } = LastModified is { } date ? HttpDate.ToSeconds(date) : null;
}
