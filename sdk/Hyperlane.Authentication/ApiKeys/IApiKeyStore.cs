using System.Security.Claims;

namespace Hyperlane.Authentication;

/// <summary>Keys that are in a database: a service, asked for each key that the settings do not have.</summary>
public interface IApiKeyStore
{
    /// <summary>Whose key it is.</summary>
    /// <param name="hash">Its hash, as <see cref="ApiKeyHash.Of"/> makes it.</param>
    /// <param name="cancellationToken">Fires when the client leaves.</param>
    /// <returns>The user, with an identity that has an authentication type; null for nobody.</returns>
    ValueTask<ClaimsPrincipal?> FindAsync(string hash, CancellationToken cancellationToken);
}
