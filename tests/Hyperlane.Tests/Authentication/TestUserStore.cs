using System.Collections.Concurrent;
using Hyperlane.Authentication;

namespace Hyperlane.Tests.Authentication;

/// <summary>Users in memory.</summary>
internal sealed class TestUserStore : IUserStore<TestUser>
{
    private readonly ConcurrentDictionary<string, TestUser> _users = new(StringComparer.OrdinalIgnoreCase);

    public ValueTask<TestUser?> FindByIdAsync(string id, CancellationToken cancellationToken)
        => new(_users.Values.FirstOrDefault(user => user.Id == id));

    public ValueTask<TestUser?> FindByNameAsync(string name, CancellationToken cancellationToken)
        => new(_users.GetValueOrDefault(name));

    public ValueTask<bool> CreateAsync(TestUser user, CancellationToken cancellationToken) => new(_users.TryAdd(user.Name, user));

    public ValueTask UpdateAsync(TestUser user, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
