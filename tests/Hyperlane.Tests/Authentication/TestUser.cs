using System.Security.Claims;
using Hyperlane.Authentication;

namespace Hyperlane.Tests.Authentication;

internal sealed class TestUser(string name) : IUser
{
    public string Id { get; } = $"id-{name}";

    public string Name { get; } = name;

    public string? PasswordHash { get; set; }

    public string SecurityStamp { get; set; } = "";

    public bool IsConfirmed { get; set; }

    public IEnumerable<Claim> Claims { get; } = [new("role", "member")];
}
