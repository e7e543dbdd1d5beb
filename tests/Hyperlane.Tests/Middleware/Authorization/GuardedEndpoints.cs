using System.Security.Claims;
using Hyperlane.Endpoints;
using Hyperlane.Http;
using Hyperlane.Middleware;

namespace Hyperlane.Tests.Middleware.Authorization;

/// <summary>Every way to say who may.</summary>
[Route("/guarded-by-attributes"), Authorize]
public static class GuardedEndpoints
{
    [Get]
    public static string Anybody(ClaimsPrincipal user) => user.Identity!.Name!;

    [Get("/role"), Authorize(Roles = "admin, owner")]
    public static string Role() => "role";

    [Get("/policy"), Authorize<OfAge>]
    public static string Policy() => "policy";

    [Get("/open"), AllowAnonymous]
    public static string Open(ClaimsPrincipal? user) => user is null ? "nobody" : "somebody";

    [Get("/documents/{owner}")]
    public static async Task<Result<string>> Document(string owner, HttpContext context)
        => await context.AuthorizeAsync<OwnDocument, string>(owner) ? "document" : Problem.Forbidden("It is another one's.");
}
