namespace Hyperlane.Endpoints.Files;

/// <summary>What tells one version of a file from the next (RFC 9110 §8.8).</summary>
/// <param name="ETag">Its entity tag, if it has one.</param>
/// <param name="LastModified">When it was last changed, in whole seconds, if that is known.</param>
internal readonly record struct Validators(EntityTag? ETag, DateTimeOffset? LastModified);
