namespace Hyperlane.Authentication;

/// <summary>Where users are: a service of the app, in front of its database.</summary>
/// <typeparam name="TUser">The class of the users.</typeparam>
public interface IUserStore<TUser>
    where TUser : class, IUser
{
    /// <summary>The user of an identifier; null for none.</summary>
    /// <param name="id">The identifier.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    ValueTask<TUser?> FindByIdAsync(string id, CancellationToken cancellationToken);

    /// <summary>The user of a name, which the store compares as it likes; null for none.</summary>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    ValueTask<TUser?> FindByNameAsync(string name, CancellationToken cancellationToken);

    /// <summary>Adds a user.</summary>
    /// <param name="user">The user.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>False if the name is taken.</returns>
    ValueTask<bool> CreateAsync(TUser user, CancellationToken cancellationToken);

    /// <summary>Saves what has changed.</summary>
    /// <param name="user">The user.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    ValueTask UpdateAsync(TUser user, CancellationToken cancellationToken);
}
