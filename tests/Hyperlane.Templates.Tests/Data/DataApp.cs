using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>A running data service, and how a client speaks to it.</summary>
public sealed class DataApp(RunningApp app, string folder) : IAsyncDisposable
{
    /// <summary>The program.</summary>
    public RunningApp App => app;

    /// <summary>Where it keeps its datasets.</summary>
    public string Folder => folder;

    public Task<Answer> GetAsync(string path, string? accept = null) => SendAsync(HttpMethod.Get, path, accept: accept);

    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public Task<Answer> PostAsync(string path, JsonNode content, string? accept = null) =>
        SendAsync(HttpMethod.Post, path, new StringContent(content.ToJsonString(), Encoding.UTF8, "application/json"), accept);

    /// <summary>Asks in SQL.</summary>
    public Task<Answer> QueryAsync(string sql, string? accept = null) => PostAsync("/query", new JsonObject { ["sql"] = sql }, accept);

    /// <summary>Sends a file as the body of an upload.</summary>
    /// <param name="name">The name of the dataset.</param>
    /// <param name="content">The file.</param>
    /// <param name="file">Its name.</param>
    /// <param name="query">More of the query, beginning with <c>&amp;</c>.</param>
    public async Task<Answer> UploadAsync(string name, byte[] content, string file = "data.csv", string query = "")
    {
        var path = $"/datasets?name={Uri.EscapeDataString(name)}&file={Uri.EscapeDataString(file)}{query}";
        var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return await SendAsync(HttpMethod.Post, path, body);
    }

    /// <summary>Loads a text file, which must succeed, and returns the dataset.</summary>
    public async Task<JsonNode> LoadAsync(string name, string content, string file = "data.csv", string query = "") =>
        (await UploadAsync(name, Encoding.UTF8.GetBytes(content), file, query)).Expect(HttpStatusCode.Created);

    /// <summary>Sends a request and reads the whole answer.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? body = null, string? accept = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body };
        if (accept is not null)
        {
            request.Headers.Accept.ParseAdd(accept);
        }

        return await Answer.OfAsync(app.Client, request);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();
}
