namespace Hyperlane.Authentication;

/// <summary>A key that a program may come in with; only its hash is known.</summary>
public sealed class ApiKey
{
    /// <summary>
    /// The SHA-256 of the key, in 64 hexadecimal digits: <c>printf %s "$KEY" | sha256sum</c>, or <see cref="ApiKeyHash.Of"/>.
    /// </summary>
    public string Hash { get; set; } = "";

    /// <summary>The roles of who has it. Default: none.</summary>
    public IList<string> Roles { get; } = [];

    /// <summary>Until when it counts. Default: null, for good.</summary>
    public DateTimeOffset? Expires { get; set; }
}
