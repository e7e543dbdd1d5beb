using Hyperlane.Endpoints;
using Hyperlane.Http;

namespace Hyperlane.Tests.Endpoints;

/// <summary>What each kind of returned answer becomes on the wire.</summary>
public sealed class ResultTests
{
    private static readonly Thing One = new(1, "é\"<");

    public static TheoryData<string, IResult, int, string?, string?, string> Answers { get; } = new()
    {
        { "created", Results.Created("/things/1", One), 201, "/things/1", "application/json; charset=utf-8", """{"id":1,"name":"é\"<"}""" },
        { "created text", new Created<string>("/x", "made"), 201, "/x", "text/plain; charset=utf-8", "made" },
        { "accepted", Results.Accepted(), 202, null, null, "" },
        { "accepted somewhere", new Accepted("/jobs/1"), 202, "/jobs/1", null, "" },
        { "accepted value", Results.Accepted("/jobs/1", One), 202, "/jobs/1", "application/json; charset=utf-8", """{"id":1,"name":"é\"<"}""" },
        { "no content", Results.NoContent(), 204, null, null, "" },
        { "redirect", Results.Redirect("/y"), 302, "/y", null, "" },
        { "redirect for good", new Redirect("/y", Permanent: true), 308, "/y", null, "" },
        { "choice value", (Result<Thing>)One, 200, null, "application/json; charset=utf-8", """{"id":1,"name":"é\"<"}""" },
        { "choice text", (Result<string>)"hello", 200, null, "text/plain; charset=utf-8", "hello" },
        { "choice number", (Result<int>)7, 200, null, "application/json; charset=utf-8", "7" },
        { "choice created", (Result<Thing>)new Created<Thing>("/things/1", One), 201, "/things/1", "application/json; charset=utf-8", """{"id":1,"name":"é\"<"}""" },
        { "choice accepted", (Result<Thing>)new Accepted("/jobs/1"), 202, "/jobs/1", null, "" },
        { "choice accepted value", (Result<Thing>)new Accepted<Thing>(One), 202, null, "application/json; charset=utf-8", """{"id":1,"name":"é\"<"}""" },
        { "choice nothing", (Result<Thing>)Results.NoContent(), 204, null, null, "" },
        { "choice elsewhere", (Result<Thing>)Results.Redirect("/y"), 302, "/y", null, "" },
        { "choice file", (Result<Thing>)Results.Bytes("bytes"u8.ToArray(), "text/x"), 200, null, "text/x", "bytes" },
        { "choice of choice", (Result<Thing>)(Result)Results.Redirect("/y"), 302, "/y", null, "" },
        { "choice of interface", Results.Ok<IReadOnlyList<int>>([1, 2]), 200, null, "application/json; charset=utf-8", "[1,2]" },
        { "choice of own result", Result.Of<Thing>(new Teapot()), 418, null, "text/plain; charset=utf-8", "short and stout" },
        { "choice without value", (Result)Results.NoContent(), 204, null, null, "" },
        { "choice without value: own", Result.Of(new Teapot()), 418, null, "text/plain; charset=utf-8", "short and stout" },
        { "choice without value: accepted", (Result)Results.Accepted(), 202, null, null, "" },
        { "choice without value: file", (Result)Results.Bytes("bytes"u8.ToArray()), 200, null, "application/octet-stream", "bytes" },
        { "choice without value: none chosen", default(Result), 204, null, null, "" },
    };

    public static TheoryData<ProblemDetails, int> Problems { get; } = new()
    {
        { Problem.BadRequest("d"), 400 },
        { Problem.Validation("name", "Too long."), 400 },
        { Problem.Unauthorized("d"), 401 },
        { Problem.Forbidden("d"), 403 },
        { Problem.NotFound("d"), 404 },
        { Problem.Conflict("d"), 409 },
        { Problem.Gone("d"), 410 },
        { Problem.PreconditionFailed("d"), 412 },
        { Problem.Unprocessable("d"), 422 },
        { Problem.TooManyRequests("d"), 429 },
        { Problem.Of(507, "d"), 507 },
    };

    [Theory]
    [MemberData(nameof(Answers), DisableDiscoveryEnumeration = true)]
    public async Task Answers_as_it_says(string name, IResult result, int status, string? location, string? contentType, string body)
    {
        var response = await AskAsync(result);

        Assert.Equal((status, body), (response.Status, response.Body));
        Assert.Equal(location, response.Headers.GetValueOrDefault("Location"));
        Assert.Equal(contentType, response.Headers.GetValueOrDefault("Content-Type"));
        Assert.NotEmpty(name);
    }

    [Theory]
    [MemberData(nameof(Problems), DisableDiscoveryEnumeration = true)]
    public async Task Problems_are_choices_too(ProblemDetails problem, int status)
    {
        foreach (var result in (IResult[])[(Result)problem, (Result<Thing>)problem])
        {
            var response = await AskAsync(result);
            Assert.Equal((status, "application/problem+json"), (response.Status, response.Headers["Content-Type"]));
            Assert.Contains(problem.Errors.Count > 0 ? "\"errors\":{\"name\":[\"Too long.\"]}" : "\"detail\":\"d\"", response.Body,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Null_is_404()
    {
        foreach (var result in (IResult[])[(Result<Thing>)(Thing?)null, default(Result<Thing>), (Result<string>)(string?)null])
        {
            var response = await AskAsync(result);
            Assert.Equal((404, "application/problem+json"), (response.Status, response.Headers["Content-Type"]));
        }
    }

    [Fact]
    public async Task A_choice_reads_as_it_would_be_said()
    {
        Assert.Equal(200, (await AskAsync(await FindAsync(1))).Status);
        Assert.Equal(404, (await AskAsync(await FindAsync(2))).Status);
        Assert.Equal(308, (await AskAsync(await FindAsync(3))).Status);

        static async Task<Result<Thing>> FindAsync(int id)
        {
            await Task.Yield();
            return id == 2 ? Problem.NotFound() : id == 3 ? Results.Redirect("/things/1", permanent: true) : One;
        }
    }

    private static async Task<RawResponse> AskAsync(IResult result)
    {
        await using var app = await Quiet.StartAsync(app => app.Get("/", result.ExecuteAsync), inMemory: false);
        await using var client = new RawClient(app);
        return await client.AskAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    }

    public sealed record Thing(int Id, string Name);

    private sealed class Teapot : IResult
    {
        public ValueTask ExecuteAsync(HttpContext context) => context.Text("short and stout", 418);
    }
}
