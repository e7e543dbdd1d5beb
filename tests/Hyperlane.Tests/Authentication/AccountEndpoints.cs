using System.Security.Claims;
using Hyperlane.Endpoints;
using Hyperlane.Middleware;

namespace Hyperlane.Tests.Authentication;

/// <summary>Every way to ask who it is.</summary>
[Route("/account")]
public static class AccountEndpoints
{
    [Get]
    public static string Mine(ClaimsPrincipal user) => user.FindFirst("sub")!.Value;

    [Get("/greeting")]
    public static string Greeting(ClaimsPrincipal? user) => user is null ? "Hello, stranger" : $"Hello, {user.Identity!.Name}";

    [Get("/guarded"), Use<RequireUser>]
    public static string Guarded() => "secret";

    [Get("/admin"), Use<AdminsOnly>]
    public static string Admin() => "top secret";

    [Post]
    public static string Change(ClaimsPrincipal user, Change change) => $"{user.FindFirst("sub")!.Value} {change.Name}";
}
