using System.Text.Json;
using Hyperlane.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.Endpoints;

/// <summary>What clients do wrong, over a real port: each is told what, the connection stays, and the log needs no stack trace.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("GET /orders/x", null, 404, "")]
    [InlineData("GET /orders/by/x", null, 400, "number: 'x' is not a whole number from -2147483648 to 2147483647.")]
    [InlineData("GET /orders/search?page=1", null, 400, "X-Tenant: This header is required.")]
    [InlineData("GET /orders/search", null, 400, "page: This query parameter is required. X-Tenant: This header is required.")]
    [InlineData("GET /orders/search?page=x&size=huge", null, 400, "page: 'x' is not a whole number from -2147483648 to 2147483647. X-Tenant: This header is required. size: 'huge' is not one of Small, Large.")]
    [InlineData("POST /orders", "", 400, "$: The body is empty; JSON is needed.")]
    [InlineData("POST /orders", "{\"name\":\"a\",\n\"count\" 1}", 400, "$: The body is not valid JSON (line 2, position 9).")]
    [InlineData("POST /orders", "{\"name\":\"a\",\n\"count\":", 400, "$: The body is not valid JSON, in or after 'count' (line 2, position 9).")]
    [InlineData("POST /orders", "{\"name\":\"a\",\n \"count\":\"x\"}", 400, "count: Must be a whole number from -2147483648 to 2147483647 (line 2, position 10).")]
    [InlineData("POST /orders", "{\"name\":\"a\",\"count\":1,\"parts\":[{\"name\":\"b\",\"count\":true}]}", 400, "parts[0].count: Must be a whole number from -2147483648 to 2147483647 (line 1, position 52).")]
    [InlineData("POST /orders", "{\"name\":\"a\",\"count\":1,\"size\":\"huge\"}", 400, "size: Must be one of Small, Large (line 1, position 30).")]
    [InlineData("POST /orders/shapes", "[{\"$type\":\"circle\",\"color\":\"red\",\"radius\":1},{\"color\":\"red\"}]", 400, "[1].$type: This field is required.")]
    [InlineData("POST /orders/shape", "{\"color\":\"red\"}", 400, "$type: This field is required.")]
    [InlineData("POST /orders/shape", "{\"color\":\"red\",\"$type\":\"star\"}", 400, "$type: Must be one of circle, square (line 1, position 24).")]
    [InlineData("POST /orders/drawing", "{\"shape\":{\"$type\":\"star\"},\"count\":\"x\"}", 400, "shape.$type: Must be one of circle, square (line 1, position 19). count: Must be a whole number from -2147483648 to 2147483647 (line 1, position 35).")]
    [InlineData("POST /orders/drawings", "{\"shapes\":[{\"$type\":\"star\"},7,{}],\"tags\":[\"a\",1]}", 400, "shapes[0].$type: Must be one of circle, square (line 1, position 21). shapes[2].$type: This field is required. shapes[1]: Must be an object (line 1, position 29). tags[1]: Must be a string (line 1, position 47).")]
    [InlineData("POST /orders/drawing", "{\"shape\":{},\"count\":1}", 400, "shape.$type: This field is required.")]
    [InlineData("POST /orders/painting", "{\"shape\":{\"$type\":\"star\"},\"others\":[]}", 400, "shape.$type: Must be one of circle, square (line 1, position 19).")]
    [InlineData("POST /orders/painting", "{\"shape\":{\"$type\":\"circle\",\"color\":\"red\",\"radius\":1},\"others\":[{\"$type\":\"star\"}]}", 400, "others[0].$type: Must be one of circle, square (line 1, position 73).")]
    [InlineData("POST /orders/painting", "{\"shape\":null}", 400, "shape: Say what it shows. others: This field is required.")]
    [InlineData("POST /orders", "{\"name\":\"a\",\"count\":1,\"parts\":[{\"name\":\"b\",\"count\":2]}", 400, "$: The body is not valid JSON, in or after 'parts[0]' (line 1, position 53).")]
    [InlineData("POST /orders?priority=x", "{\"count\":1,\"size\":\"huge\"}", 400, "priority: 'x' is not a whole number from -2147483648 to 2147483647. size: Must be one of Small, Large (line 1, position 19). name: This field is required.")]
    public async Task Is_told_by_name_and_harms_nothing(string request, string? json, int status, string errors)
    {
        var log = new AppLog();
        await using var app = await StartAsync(log);
        await using var client = new RawClient(app);

        var response = await client.AskAsync(Request(request, json));

        Assert.Equal(status, response.Status);
        Assert.Equal(errors, Errors(response.Body));
        Assert.Equal("application/problem+json", response.Headers["Content-Type"]);
        await AssertHealthyAsync(client, log);
    }

    [Fact]
    public async Task JSON_that_is_too_deep_is_told_by_line_position_and_path()
    {
        var log = new AppLog();
        await using var app = await StartAsync(log);
        await using var client = new RawClient(app);
        var json = string.Concat(Enumerable.Repeat("{\"name\":\"a\",\"count\":1,\"parts\":[\n", 1000));

        var response = await client.AskAsync(Request("POST /orders", json));

        Assert.Equal(400, response.Status);
        // An order and its parts are two levels of the 64 that there may be, and a line here; of a long path the beginning is told.
        var path = string.Concat(Enumerable.Repeat("parts[0].", 32))[..100];
        Assert.Equal($"$: The body is not valid JSON, in or after '{path}…' (line 33, position 1).", Errors(response.Body));
        await AssertHealthyAsync(client, log);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Expect: 100-continue\r\n")]
    public async Task A_body_over_the_limit_is_413_before_any_of_it_is_sent(string expectation)
    {
        var log = new AppLog();
        await using var app = await StartAsync(log);
        await using var client = new RawClient(app);

        var response = await client.AskAsync(
            $"POST /orders HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n{expectation}Content-Length: {10 * 1024 * 1024}\r\n\r\n");

        // Ten megabytes would have to be thrown away before a next request: this connection ends, and the answer says so.
        Assert.Equal((413, "application/problem+json", true), (response.Status, response.Headers["Content-Type"], response.Closes));
        await using var next = new RawClient(app);
        await AssertHealthyAsync(next, log);
    }

    private static Task<TestApp> StartAsync(AppLog log) => Quiet.StartAsync(app => app.MapEndpoints(), inMemory: false, builder =>
    {
        EndpointServices.Add(builder);
        builder.Services.AddSingleton<ILoggerProvider>(log);
    });

    private static string Request(string line, string? json)
        => $"{line} HTTP/1.1\r\nHost: a\r\n" + (json is null
            ? "\r\n"
            : $"Content-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n{json}");

    private static string Errors(string body)
    {
        using var problem = JsonDocument.Parse(body);
        return problem.RootElement.TryGetProperty("errors", out var errors)
            ? string.Join(' ', errors.EnumerateObject()
                .Select(error => $"{error.Name}: {string.Join(' ', error.Value.EnumerateArray().Select(message => message.GetString()))}"))
            : "";
    }

    private static async Task AssertHealthyAsync(RawClient client, AppLog log)
    {
        var good = await client.AskAsync(Request("POST /orders", "{\"name\":\"a\",\"count\":1}"));
        Assert.Equal((200, "a 1"), (good.Status, good.Body));
        Assert.DoesNotContain(log.Lines, line => line.Contains("   at ", StringComparison.Ordinal));
    }
}
