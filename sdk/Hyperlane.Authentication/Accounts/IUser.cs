using System.Security.Claims;

namespace Hyperlane.Authentication;

/// <summary>What sign-in needs to know of a user of the app, whose class implements it.</summary>
public interface IUser
{
    /// <summary>What names the user for good; it becomes the claim <c>sub</c>.</summary>
    string Id { get; }

    /// <summary>What the user writes to sign in.</summary>
    string Name { get; }

    /// <summary>The hash of the password; null for a user without.</summary>
    string? PasswordHash { get; set; }

    /// <summary>A text that changes with the password: sign-ins and tokens from before are void then.</summary>
    string SecurityStamp { get; set; }

    /// <summary>Whether the user has confirmed to be the one behind the address. Who has not cannot sign in.</summary>
    bool IsConfirmed { get; set; }

    /// <summary>Further claims, such as <c>role</c>.</summary>
    IEnumerable<Claim> Claims { get; }
}
