using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Hyperlane.Testing;

namespace Hyperlane.Tests.Http;

/// <summary>What a handler reads of a request.</summary>
public sealed class RequestTests
{
    [Fact]
    public async Task Reads_every_part()
    {
        await using var app = await Quiet.StartAsync(app => app.Get("/a/{id:long}/{*rest}", context =>
        {
            var request = context.Request;
            return context.Json((string?[])
            [
                request.Method, request.Protocol, request.Path, request.QueryString, request.Host,
                request.Query["x"], request.Query["none"], string.Join('|', request.Query.GetValues("y")), request.Query["empty"],
                request.Headers["x-twice"], request.Headers["Cookie"], request.Headers["None"],
                $"{request.RouteValues.Get<long>("id")}", request.RouteValues["rest"],
            ]);
        }));
        await using var client = new RawClient(app);

        var response = await client.AskAsync(
            "GET /a/7/b%2Fc/caf%C3%A9?x=a+b%26&y=1&y=2&empty HTTP/1.1\r\nHost: h:1\r\nX-Twice: 1\r\nX-Twice: 2\r\nCookie: a=1\r\nCookie: b=2\r\n\r\n");

        Assert.Equal<string?[]>(
            ["GET", "HTTP/1.1", "/a/7/b/c/café", "x=a+b%26&y=1&y=2&empty", "h:1", "a b&", null, "1|2", "", "1, 2", "a=1; b=2", null, "7", "b/c/café"],
            JsonSerializer.Deserialize<string?[]>(response.Body)!);
    }

    [Theory]
    [InlineData("/true/2026-01-31/2026-01-31T12:30:00+02:00", "True 2026-01-31 2026-01-31T10:30:00.0000000Z")]
    [InlineData("/FALSE/2026-01-31/2026-01-31T12:30:00", "False 2026-01-31 2026-01-31T12:30:00.0000000")]
    [InlineData("/no/2026-01-31/x", "400")]
    public async Task Route_values_become_whatever_parses_itself(string path, string expected)
    {
        await using var app = await Quiet.StartAsync(app => app.Get("/{flag}/{day}/{at}", context =>
        {
            var values = context.Request.RouteValues;
            return values.TryGet<bool>("flag", out var flag)
                ? context.Text($"{flag} {values.Get<DateOnly>("day"):yyyy-MM-dd} {values.Get<DateTime>("at"):O}")
                : context.Text(values.TryGet<DateTimeOffset>("at", out _) ? "date" : "400");
        }));

        Assert.Equal(expected, await app.Client.GetStringAsync(Quiet.Path(path)));
    }

    [Fact]
    public async Task Route_values_of_any_length_and_with_a_slash_are_read()
    {
        await using var app = await Quiet.StartAsync(
            app => app.Get("/{text}", context => context.Text(context.Request.RouteValues.Get<string>("text"))));
        var text = new string('ü', 500);

        Assert.Equal(text, await app.Client.GetStringAsync(Quiet.Path("/" + text)));
        Assert.Equal("a/b", await app.Client.GetStringAsync(Quiet.Path("/a%2Fb")));
    }

    [Theory]
    [InlineData("{\"name\":\"a\",\"age\":3}", "application/json", 200, "")]
    [InlineData("{\"NAME\":\"a\",\"age\":3}", "application/json; charset=utf-8", 200, "")]
    [InlineData("{\"name\":\"a\",\"age\":3}", "application/vnd.api+json", 200, "")]
    [InlineData("{\"name\":\"a\",\"age\":3}", "text/plain", 415, "application/json")]
    [InlineData("{\"name\":\"a\",\"age\":3}", null, 415, "Content-Type")]
    [InlineData("", "application/json", 400, "\"$\":[\"The body is empty")]
    [InlineData("null", "application/json", 400, "\"$\":[\"The body is null")]
    [InlineData("{\"name\":", "application/json", 400, "\"$\":[\"The body is not valid JSON, in or after 'name' (line 1, position 9)")]
    [InlineData("{\n  \"name\": oops\n}", "application/json", 400, "(line 2, position 11)")]
    [InlineData("{\"name\":\"a\",\"age\":\"x\"}", "application/json", 400, "\"age\":[\"Must be a whole number from -2147483648 to 2147483647 (line 1, position 19)")]
    [InlineData("{}", "application/json", 400, "\"errors\":{\"name\":[\"This field is required.\"],\"age\":[\"This field is required.\"]}")]
    [InlineData("[]", "application/json", 400, "\"$\":[\"Must be an object")]
    public async Task Reads_JSON_or_says_where_it_is_wrong(string body, string? contentType, int status, string expected)
    {
        await using var app = await StartPeopleAsync();
        using var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);

        using var response = await app.Client.PostAsync(Quiet.Path("/people"), content);

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Contains(expected, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_JSON_that_is_too_deep_as_malformed()
    {
        await using var app = await StartPeopleAsync();
        using var content = new StringContent(new string('[', 10_000), Encoding.UTF8, "application/json");

        using var response = await app.Client.PostAsync(Quiet.Path("/people"), content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static Task<TestApp> StartPeopleAsync() => Quiet.StartAsync(app
        => app.Post("/people", async context => await context.Json(await context.Request.ReadJsonAsync<Person>())));

    public sealed record Person
    {
        public required string Name { get; init; }

        public required int Age { get; init; }
    }
}
