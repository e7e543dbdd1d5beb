using System.Security.Claims;
using Hyperlane.Endpoints;
using Hyperlane.Http;
using Hyperlane.Middleware;

namespace Hyperlane.Tests.Docs.Samples;

// sample: authorization
[Route("/drafts"), Authorize]
public static class DraftEndpoints
{
    [Get]
    public static string Mine(ClaimsPrincipal user) => $"drafts of {user.Identity!.Name}";

    [Get("/count"), AllowAnonymous]
    public static int Count() => 3;

    [Get("/{author}")]
    public static async Task<Result<string>> Of(string author, HttpContext context)
        => await context.AuthorizeAsync<OwnDraft, string>(author) ? $"drafts of {author}" : Problem.Forbidden();
}
// end
