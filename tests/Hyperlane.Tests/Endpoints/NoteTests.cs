using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane.Tests.Endpoints;

public sealed class NoteTests(EndpointApp app) : IClassFixture<EndpointApp>
{
    [Theory]
    [InlineData("GET", "", 200, "[{\"id\":1,\"text\":\"first\"}]")]
    [InlineData("GET", "/1", 200, "{\"id\":1,\"text\":\"first\"}")]
    [InlineData("GET", "/1/task", 200, "{\"id\":1,\"text\":\"first\"}")]
    [InlineData("GET", "/1/slow", 200, "{\"id\":1,\"text\":\"first\"}")]
    [InlineData("GET", "/1/count", 200, "5")]
    [InlineData("GET", "/1/count/task", 200, "5")]
    [InlineData("GET", "/1/text", 200, "first")]
    [InlineData("DELETE", "/1", 204, "")]
    [InlineData("DELETE", "/1/slow", 204, "")]
    [InlineData("GET", "/result", 418, "teapot")]
    [InlineData("GET", "/result/1", 418, "teapot")]
    [InlineData("GET", "/raw", 203, "raw")]
    [InlineData("GET", "/raw/silent", 204, "")]
    [InlineData("GET", "/services", 200, "True True")]
    [InlineData("GET", "/a", 200, "twice")]
    [InlineData("GET", "/b", 200, "twice")]
    [InlineData("HEAD", "/1", 200, "")]
    public async Task Results_are_answered(string method, string path, int status, string expected)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/notes" + path);
        using var response = await app.Client.SendAsync(request);

        Assert.Equal((status, expected), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("/2")]
    [InlineData("/2/task")]
    [InlineData("/2/slow")]
    [InlineData("/2/count")]
    [InlineData("/2/count/task")]
    [InlineData("/2/text")]
    [InlineData("/result/2")]
    public async Task Null_is_404(string path)
    {
        using var response = await app.Client.GetAsync(Quiet.Path("/api/notes" + path));

        Assert.Equal((404, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("POST", "", "{\"text\":\"a\",\"stars\":3}", "{\"id\":3,\"text\":\"a\"}")]
    [InlineData("POST", "?loud=true", "{\"text\":\"a\",\"stars\":3}", "{\"id\":3,\"text\":\"A\"}")]
    [InlineData("PUT", "/7", "{\"text\":\"a\",\"stars\":3}", "{\"id\":7,\"text\":\"a\"}")]
    [InlineData("PATCH", "/7", "{\"text\":\"a\",\"stars\":3}", "7 a")]
    [InlineData("POST", "/many", "[{\"text\":\"a\",\"stars\":3}]", "1")]
    public async Task A_record_is_the_body(string method, string path, string json, string expected)
    {
        using var response = await SendAsync(method, path, json);

        Assert.Equal((200, expected), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task An_optional_body_may_be_missing()
    {
        using var response = await app.Client.PatchAsync(Quiet.Path("/api/notes/7"), null);

        Assert.Equal("7 nothing", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("POST", "", "", "$")]
    [InlineData("POST", "", "null", "$")]
    [InlineData("POST", "", "{\"text\":", "$")]
    [InlineData("POST", "", "{\"text\":\"a\"}", "stars")]
    [InlineData("POST", "", "{\"text\":\"a\",\"stars\":\"x\"}", "stars")]
    [InlineData("POST", "?loud=x", "{\"text\":\"a\",\"stars\":\"x\"}", "loud stars")]
    [InlineData("PUT", "/x", "{\"text\":\"a\"}", "id stars")]
    [InlineData("PUT", "/x", "{\"text\":\"a\",\"stars\":1}", "id")]
    public async Task Mistakes_of_body_and_parameters_are_told_together(string method, string path, string json, string fields)
    {
        using var response = await SendAsync(method, path, json);

        Assert.Equal(400, (int)response.StatusCode);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(fields, string.Join(' ', problem.RootElement.GetProperty("errors").EnumerateObject().Select(error => error.Name)));
    }

    [Fact]
    public async Task A_body_of_another_media_type_is_415()
    {
        using var response = await app.Client.PostAsync(Quiet.Path("/api/notes"), new StringContent("text"));

        Assert.Equal(415, (int)response.StatusCode);
    }

    [Fact]
    public async Task Middleware_of_class_and_method_lie_around_each_other()
    {
        using var both = await app.Client.GetAsync(Quiet.Path("/api/notes/1"));
        using var one = await app.Client.GetAsync(Quiet.Path("/api/notes"));

        Assert.Equal("outer inner", string.Join(' ', both.Headers.GetValues("Trace")));
        Assert.Equal("outer", string.Join(' ', one.Headers.GetValues("Trace")));
    }

    [Fact]
    public async Task Routes_that_contradict_a_generated_one_name_its_place()
    {
        var error = await Assert.ThrowsAsync<StartupException>(
            () => Quiet.StartAsync(root => root.MapEndpoints().Get("/notes/{slug}", context => context.Text("")),
                configure: EndpointServices.Add));

        Assert.Matches(@"NoteTests\.cs:\d+.*NoteEndpoints\.cs:\d+", error.Message);
    }

    [Fact]
    public async Task The_log_says_which_parameter_from_where_and_why()
    {
        var log = new AppLog();
        await using var logged = await Quiet.StartAsync(root => root.MapEndpoints(), inMemory: false, builder =>
        {
            EndpointServices.Add(builder);
            builder.Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(log);
        });
        using var response = await logged.Client.GetAsync(Quiet.Path("/values/two/1/x%E2%80%AEy"));

        Assert.Equal(
            @"GET /values/two/1/x\u202ey: 400, path b: 'x\u202ey' is not a date with a time such as 2026-01-31T12:30:00Z. query c: This query parameter is required.",
            Assert.Single(log.Lines, line => line.StartsWith("GET", StringComparison.Ordinal)));
    }

    private async Task<HttpResponseMessage> SendAsync(string method, string path, string json)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method),
            "/api/notes" + path)
        { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        return await app.Client.SendAsync(request);
    }
}
