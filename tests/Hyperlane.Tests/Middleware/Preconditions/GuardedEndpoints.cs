using Hyperlane.Endpoints;
using Hyperlane.Http;
using Hyperlane.Middleware;

namespace Hyperlane.Tests.Middleware.Preconditions;

/// <summary>A thing of version "v1" that was changed on Sunday, 6 November 1994, 08:49:37; the thing "none" is not there.</summary>
[Route("/guarded")]
public static class GuardedEndpoints
{
    [Get("/{name}"), Use<Preconditions<GuardedVersions>>]
    public static Result<string> Find(string name, [FromServices] GuardedVersions versions)
    {
        versions.Runs++;
        return name == "none" ? Problem.NotFound("No such thing.") : "content";
    }

    [Put("/{name}"), Post("/{name}"), Patch("/{name}"), Delete("/{name}"), Use<Preconditions<GuardedVersions>>]
    public static string Change(string name, [FromServices] GuardedVersions versions) => $"{name} {++versions.Runs}";

    [Put("/must/{name}"), Post("/must/{name}"), Patch("/must/{name}"), Delete("/must/{name}"),
        Use<RequiredPreconditions<GuardedVersions>>]
    public static string Must(string name, [FromServices] GuardedVersions versions) => $"{name} {++versions.Runs}";

    [Get("/hash"), ETag]
    public static IReadOnlyList<int> Hash(int count = 3) => [.. Enumerable.Range(0, count)];

    [Get("/member"), ETag(nameof(GuardedThing.Version))]
    public static Task<Result<GuardedThing>> Member(string version)
        => Task.FromResult<Result<GuardedThing>>(version == "none" ? Problem.NotFound() : new GuardedThing(version));

    [Get("/result")]
    public static Result<GuardedThing> Said()
        => Results.Ok(new GuardedThing("v1")) with { ETag = new EntityTag("v1"), LastModified = GuardedVersions.Changed };
}
