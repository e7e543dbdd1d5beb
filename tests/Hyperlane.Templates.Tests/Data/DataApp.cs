using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>A running data service, and how a client speaks to it.</summary>
public sealed class DataApp(RunningApp app, DataPlace place) : IAsyncDisposable
{
    /// <summary>JSON with quotes and letters as they are.</summary>
    public static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The program.</summary>
    public RunningApp App => app;

    /// <summary>Where it keeps its datasets.</summary>
    public DataPlace Place => place;

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

    /// <summary>Asks in SQL, which must succeed, and returns the rows.</summary>
    public async Task<string> RowsAsync(string sql) => (await QueryAsync(sql)).Expect(HttpStatusCode.OK)["rows"]!.ToJsonString(Readable);

    /// <summary>The address of a dataset.</summary>
    public async Task<string> AddressAsync(string name)
    {
        var all = (await GetAsync("/datasets")).Expect(HttpStatusCode.OK).AsArray();
        return "/datasets/" + Assert.Single(all, dataset => dataset!["name"]!.GetValue<string>() == name)!["id"]!.GetValue<string>();
    }

    /// <summary>Whether there is a dataset of this name.</summary>
    public async Task<bool> HasAsync(string name) =>
        (await GetAsync("/datasets")).Expect(HttpStatusCode.OK).AsArray().Any(dataset => dataset!["name"]!.GetValue<string>() == name);

    /// <summary>Checks that it answers, and that the bundled dataset is as it was.</summary>
    public async Task EnsureWellAsync()
    {
        Assert.Equal("ok", (await GetAsync("/health")).Expect(HttpStatusCode.OK)["status"]!.GetValue<string>());
        Assert.Equal("[[224]]", await RowsAsync("SELECT count(*) FROM eclipses"));
    }

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
