using System.Text.Json;
using Hyperlane.Http;
using Hyperlane.Testing;

namespace Hyperlane.Tests.Middleware;

public sealed class ErrorBoundaryTests
{
    [Fact]
    public async Task A_problem_is_answered_as_it_was_thrown()
    {
        await using var app = await StartAsync("Production");
        using var response = await app.Client.GetAsync(Quiet.Path("/problem"));

        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal((409, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal("That name is taken.", problem.RootElement.GetProperty("detail").GetString());
        Assert.Equal("Conflict", problem.RootElement.GetProperty("title").GetString());
        Assert.Equal("https://www.rfc-editor.org/rfc/rfc9110#section-15.5.10", problem.RootElement.GetProperty("type").GetString());
        Assert.Equal(409, problem.RootElement.GetProperty("status").GetInt32());
        Assert.NotEqual("", problem.RootElement.GetProperty("traceId").GetString());
    }

    [Fact]
    public async Task All_field_errors_are_told_at_once()
    {
        await using var app = await StartAsync("Production");
        using var response = await app.Client.GetAsync(Quiet.Path("/validation"));

        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal("""{"title":["Too long.","Too loud."],"body":["Missing."]}""", problem.RootElement.GetProperty("errors").GetRawText());
    }

    [Theory]
    [InlineData("Production", false)]
    [InlineData("Development", true)]
    public async Task Only_Development_shows_what_was_thrown_and_the_answer_has_one_shape(string environment, bool shown)
    {
        await using var app = await StartAsync(environment);
        using var response = await app.Client.GetAsync(Quiet.Path("/boom"));
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal((500, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal(shown, text.Contains("a secret", StringComparison.Ordinal));
        Assert.False(response.Headers.Contains("X-Before"));
    }

    [Fact]
    public async Task A_failure_does_not_cost_the_connection()
    {
        await using var app = await StartAsync("Production");
        await using var client = new RawClient(app);

        Assert.Equal(500, (await client.AskAsync("GET /boom HTTP/1.1\r\nHost: a\r\n\r\n")).Status);
        Assert.Equal(409, (await client.AskAsync("GET /problem HTTP/1.1\r\nHost: a\r\n\r\n")).Status);
    }

    private static Task<TestApp> StartAsync(string environment) => Quiet.StartAsync(
        app =>
        {
            app.Get("/problem", _ => throw new ProblemException(409, "That name is taken."));
            app.Get("/validation", _ => throw ProblemException.Validation(new Dictionary<string, string[]>
            {
                ["title"] = ["Too long.", "Too loud."],
                ["body"] = ["Missing."],
            }));
            app.Get("/boom", async context =>
            {
                context.Response.Headers["X-Before"] = "1";
                await context.Text("half an answer");
                throw new InvalidOperationException("a secret");
            });
        },
        environment: environment);
}
