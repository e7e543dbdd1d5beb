using System.Net;
using System.Text.Json.Nodes;

namespace Hyperlane.Templates.Tests.Api;

/// <summary>What the blog answered.</summary>
public sealed record Answer(HttpStatusCode Status, string? MediaType, string? Location, ICollection<string> Allow, string Text)
{
    /// <summary>The body as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>The body as JSON, if the status is this one and the media type fits; otherwise the test fails and shows the answer.</summary>
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
