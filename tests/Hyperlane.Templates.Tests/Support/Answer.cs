using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Hyperlane.Templates.Tests.Support;

/// <summary>What a service answered.</summary>
public sealed record Answer(HttpStatusCode Status, string? MediaType, string? Location, string? ETag, ICollection<string> Allow,
    byte[] Content)
{
    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Content);

    /// <summary>The body as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Content)!;

    /// <summary>Sends a request and reads the whole answer.</summary>
    public static async Task<Answer> OfAsync(HttpClient client, HttpRequestMessage request)
    {
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer(
            response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            response.Headers.Location?.OriginalString,
            response.Headers.ETag?.ToString(),
            response.Content.Headers.Allow,
            await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>
    /// The body as JSON, if the status is this one and the media type fits; otherwise the test fails and shows the answer.
    /// </summary>
    public JsonNode Expect(HttpStatusCode status)
    {
        Assert.True(status == Status, $"{(int)status} expected, {(int)Status} answered: {Text}");
        Assert.Equal("application/json", MediaType);
        return Json;
    }

    /// <summary>Checks that this is a problem (RFC 9457) of that status, with errors for exactly these fields.</summary>
    public void ExpectProblem(int status, params string[] fields)
    {
        Assert.True(status == (int)Status, $"{status} expected, {(int)Status} answered: {Text}");
        Assert.Equal("application/problem+json", MediaType);
        Assert.Equal(status, Json["status"]!.GetValue<int>());
        Assert.NotEmpty(Json["title"]!.GetValue<string>());
        var errors = Json["errors"]?.AsObject() ?? [];
        Assert.Equal(fields.Order(), errors.Select(error => error.Key).Order());
        Assert.All(errors, error => Assert.NotEmpty(error.Value!.AsArray()));
    }
}
