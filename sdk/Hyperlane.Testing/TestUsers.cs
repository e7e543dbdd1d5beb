using System.Collections.Concurrent;
using System.Security.Claims;
using Hyperlane.Http;
using Hyperlane.Middleware;

namespace Hyperlane.Testing;

/// <summary>
/// Signs in whoever a test says, around everything that the program does: by a header that only clients of this test know the values of.
/// </summary>
/// <param name="everyone">Who asks where a client says nothing; null for nobody.</param>
internal sealed class TestUsers(ClaimsPrincipal? everyone) : IMiddleware
{
    public const string Header = "X-Hyperlane-Test-User";

    private readonly ConcurrentDictionary<string, ClaimsPrincipal> _users = new();

    /// <summary>Makes a user known.</summary>
    /// <returns>What the client says for it.</returns>
    public string Add(ClaimsPrincipal user)
    {
        var name = Guid.NewGuid().ToString("N");
        _users[name] = user;
        return name;
    }

    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var user = _users.IsEmpty || context.Request.Headers[Header] is not { } name ? everyone : _users.GetValueOrDefault(name, everyone!);
        if (user is not null)
        {
            // A copy, since whoever adds an identity to it means this request.
            context.User = user.Clone();
        }

        return next(context);
    }

    /// <summary>A user who has signed in.</summary>
    public static ClaimsPrincipal Of(IEnumerable<Claim> claims) => new(new ClaimsIdentity(claims, "Test"));
}
