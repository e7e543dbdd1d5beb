using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Api;

/// <summary>A running blog, and how a client speaks to it.</summary>
public sealed class Blog(RunningApp app) : IAsyncDisposable
{
    /// <summary>The program.</summary>
    public RunningApp App => app;

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public Task<Answer> PostAsync(string path, JsonNode content) => SendAsync(HttpMethod.Post, path, content.ToJsonString());

    public Task<Answer> PutAsync(string path, JsonNode content) => SendAsync(HttpMethod.Put, path, content.ToJsonString());

    /// <summary>Adds a post, which must succeed.</summary>
    public async Task<JsonNode> AddPostAsync(string title, string body = "Text.", bool published = true, params string[] tags)
    {
        var content = new JsonObject { ["title"] = title, ["body"] = body, ["published"] = published };
        content["tags"] = new JsonArray([.. tags.Select(tag => JsonValue.Create(tag))]);
        return (await PostAsync("/posts", content)).Expect(HttpStatusCode.Created);
    }

    /// <summary>Sends a request; a body travels as it is.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, string? body = null, string? contentType = "application/json")
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        }

        return await Answer.OfAsync(app.Client, request);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();
}
