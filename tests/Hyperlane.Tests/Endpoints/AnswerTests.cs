namespace Hyperlane.Tests.Endpoints;

/// <summary>What becomes of everything that endpoints may return, over a real port.</summary>
public sealed class AnswerTests(EndpointApp app) : IClassFixture<EndpointApp>
{
    private const string Json = "application/json; charset=utf-8";
    private const string Plain = "text/plain; charset=utf-8";
    private const string ProblemJson = "application/problem+json";

    [Theory]
    [InlineData("/record", 200, Json, "{\"id\":1,\"text\":\"é\"}")]
    [InlineData("/list", 200, Json, "[{\"id\":1,\"text\":\"a\"}]")]
    [InlineData("/map", 200, Json, "{\"a\":1}")]
    [InlineData("/enum", 200, Json, "\"Friday\"")]
    [InlineData("/text", 200, Plain, "é")]
    [InlineData("/null/x", 200, Plain, "x")]
    [InlineData("/created", 201, Json, "{\"id\":1,\"text\":\"a\"}", "/notes/1")]
    [InlineData("/accepted", 202, null, "", "/jobs/1")]
    [InlineData("/accepted/value", 202, Json, "{\"id\":1,\"text\":\"a\"}", "/jobs/1")]
    [InlineData("/nothing", 204, null, "")]
    [InlineData("/nothing/perhaps/true", 204, null, "")]
    [InlineData("/elsewhere", 302, null, "", "/answers/text")]
    [InlineData("/elsewhere/forever", 308, null, "", "/answers/text")]
    [InlineData("/choice/1", 200, Json, "{\"id\":1,\"text\":\"a\"}")]
    [InlineData("/choice/2", 201, Json, "{\"id\":2,\"text\":\"b\"}", "/notes/2")]
    [InlineData("/choice/3", 204, null, "")]
    [InlineData("/choice/4", 302, null, "", "/notes/4")]
    [InlineData("/file", 200, "text/x", "abcdefghij")]
    [InlineData("/stream", 200, "text/x", "abcdefghij")]
    [InlineData("/lines", 200, "application/jsonl", "1\n2\n")]
    [InlineData("/lines/task", 200, "application/jsonl", "{\"id\":1,\"text\":\"a\"}\n")]
    [InlineData("/events", 200, "text/event-stream", "data: a\ndata: b\nid: 7\n\n")]
    public async Task Is_answered(string path, int status, string? contentType, string body, string? location = null)
    {
        using var response = await GetAsync(path);

        Assert.Equal((status, contentType, body),
            ((int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), await response.Content.ReadAsStringAsync()));
        Assert.Equal(location, response.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("/null/no", 404, "There is nothing at /api/answers/null/no.")]
    [InlineData("/nothing/perhaps/false", 404, "There is nothing at")]
    [InlineData("/lines/task?isThere=false", 404, "There is nothing at")]
    [InlineData("/choice/5", 409, "It is taken.")]
    [InlineData("/choice/6", 400, "Six is no number.")]
    [InlineData("/choice/7", 404, "There is nothing at")]
    public async Task A_failure_is_a_problem(string path, int status, string says)
    {
        using var response = await GetAsync(path);

        Assert.Equal((status, ProblemJson), ((int)response.StatusCode, response.Content.Headers.ContentType?.ToString()));
        Assert.Contains(says, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", 204)]
    [InlineData("false", 404)]
    public async Task A_choice_without_a_value_is_one(string isThere, int status)
    {
        using var response = await app.Client.DeleteAsync(Quiet.Path("/api/answers/choice/" + isThere));

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("/file", "bytes=2-4", 206, "cde", "bytes 2-4/10")]
    [InlineData("/stream", "bytes=-2", 206, "ij", "bytes 8-9/10")]
    [InlineData("/file", "bytes=10-", 416, null, "bytes */10")]
    public async Task A_part_of_a_file_is_sent(string path, string range, int status, string? body, string contentRange)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/answers" + path);
        request.Headers.TryAddWithoutValidation("Range", range);
        using var response = await app.Client.SendAsync(request);

        Assert.Equal((status, contentRange), ((int)response.StatusCode, response.Content.Headers.ContentRange?.ToString()));
        if (body is not null)
        {
            Assert.Equal(body, await response.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task A_file_to_save_has_its_name()
    {
        using var response = await GetAsync("/file");

        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("letters.txt", response.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
    }

    private async Task<HttpResponseMessage> GetAsync(string path)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = app.Client.BaseAddress };
        return await client.GetAsync(Quiet.Path("/api/answers" + path));
    }
}
