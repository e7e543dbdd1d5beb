namespace Hyperlane.Authentication;

/// <summary>Which keys there are, and where they are sent; the section <c>Hyperlane:ApiKeys</c>.</summary>
public sealed class ApiKeyOptions
{
    internal const string Section = "Hyperlane:ApiKeys";

    private const int HashLength = 64;

    /// <summary>The header that carries the key. Default: <c>X-API-Key</c>.</summary>
    public string HeaderName { get; set; } = "X-API-Key";

    /// <summary>The keys, by the name of who has each: it becomes the name of the user.</summary>
    public IDictionary<string, ApiKey> Keys { get; } = new Dictionary<string, ApiKey>(StringComparer.Ordinal);

    internal void Check(bool hasStore)
    {
        if (Keys.Count == 0 && !hasStore)
        {
            throw new StartupException(
                $"The setting {Section}:Keys is missing; without a key, or an IApiKeyStore among the services, nobody could come in.");
        }

        if (HeaderName.Length == 0 || !HeaderName.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            throw new StartupException($"The setting {Section}:HeaderName is wrong: '{HeaderName}' is no name of a header.");
        }

        // The value is not told: it may be the key itself, put there by mistake.
        foreach (var (name, key) in Keys.Where(key => key.Value.Hash.Length != HashLength || !key.Value.Hash.All(char.IsAsciiHexDigit)))
        {
            throw new StartupException(
                $"The setting {Section}:Keys:{name}:Hash is wrong: it has {key.Hash.Length} characters, and not the {HashLength} hexadecimal digits of a SHA-256.");
        }
    }
}
