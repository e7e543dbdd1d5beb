using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane.Tests.Endpoints;

public sealed class FormEndpointTests(EndpointApp app) : IClassFixture<EndpointApp>
{
    [Fact]
    public async Task Fields_and_files_are_read()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("hello"), "title" },
            { new StringContent("5"), "n" },
            { new StringContent("1"), "id" },
            { new StringContent("2"), "id" },
            { new ByteArrayContent([1, 2, 3]), "picture", "a.png" },
            { new ByteArrayContent([1]), "more", "b.png" },
        };

        using var response = await app.Client.PostAsync(Quiet.Path("/api/forms"), form);

        Assert.Equal("hello 5 1,2 a.png - 1 4", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_told_together()
    {
        using var form = new FormUrlEncodedContent([new("n", "x"), new("id", "1"), new("id", "y")]);

        using var response = await app.Client.PostAsync(Quiet.Path("/api/forms"), form);

        Assert.Equal(400, (int)response.StatusCode);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal("title n id[1] picture",
            string.Join(' ', problem.RootElement.GetProperty("errors").EnumerateObject().Select(error => error.Name)));
    }

    [Theory]
    [InlineData("name=\"title\"\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\n\u00fc", 415, "title: This resource takes text in UTF-8, not in iso-8859-1.")]
    [InlineData("name=\"_charset_\"\r\n\r\nwindows-1252", 415, "_charset_: This resource takes text in UTF-8, not in windows-1252.")]
    [InlineData("name=\"_charset_\"\r\n\r\nutf-8\r\n--b\r\nContent-Disposition: form-data; name=\"title\"\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\nt", 400, null)]
    public async Task Text_in_another_encoding_is_told_and_not_read_as_something_else(string part, int status, string? expected)
    {
        using var content = new ByteArrayContent(
            System.Text.Encoding.Latin1.GetBytes($"--b\r\nContent-Disposition: form-data; {part}\r\n--b--\r\n"));
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");

        using var response = await app.Client.PostAsync(Quiet.Path("/api/forms"), content);

        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var errors = problem.RootElement.GetProperty("errors").EnumerateObject()
            .Select(error => $"{error.Name}: {error.Value[0].GetString()}");
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(expected is null, !errors.Contains(expected));
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nhel", "title level")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nnonsense\r\n\r\nx\r\n--b--\r\n", "form level")]
    [InlineData("multipart/form-data", "", "form level")]
    public async Task A_malformed_form_is_told_together_with_the_rest_and_not_also_as_missing(string type, string body, string expected)
    {
        using var content = new ByteArrayContent(System.Text.Encoding.ASCII.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var response = await app.Client.PostAsync(Quiet.Path("/api/forms/1"), content);

        Assert.Equal(400, (int)response.StatusCode);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(expected, string.Join(' ', problem.RootElement.GetProperty("errors").EnumerateObject().Select(error => error.Name)));
    }

    [Fact]
    public async Task A_stream_is_told_that_the_server_stops_by_its_own_token()
    {
        var log = new StopLog();
        await using var other = await Quiet.StartAsync(app => app.MapEndpoints(), inMemory: false, builder =>
        {
            EndpointServices.Add(builder);
            builder.Services.AddSingleton(log);
        });
        using var response = await other.Client.GetAsync(Quiet.Path("/forms/endless"), HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Equal("data: begun", await lines.ReadLineAsync());

        var stopping = other.App.StopAsync();
        await log.Stopped.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal("", (await lines.ReadToEndAsync()).Trim());
        await stopping.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_stream_that_waits_by_its_token_ends_cleanly_when_the_server_stops()
    {
        var log = new AppLog();
        await using var other = await Quiet.StartAsync(app => app.MapEndpoints(), inMemory: false, builder =>
        {
            EndpointServices.Add(builder);
            builder.Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(log);
        });
        using var response = await other.Client.GetAsync(Quiet.Path("/forms/listening"), HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Equal("data: begun", await lines.ReadLineAsync());

        var stopping = other.App.StopAsync();
        Assert.Equal("", (await lines.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(20))).Trim());
        await stopping.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.DoesNotContain(log.Lines, line => line.Contains("Exception", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/api/forms/lines", 200, "{\"id\":1,\"text\":\"a\"}\n{\"id\":2,\"text\":\"b\"}\n")]
    [InlineData("/api/forms/events", 200, "event: note\ndata: {\"id\":1,\"text\":\"a\"}\n\n")]
    [InlineData("/api/forms/created/3", 201, "{\"id\":3,\"text\":\"new\"}")]
    public async Task Streams_and_results_are_answered(string path, int status, string expected)
    {
        using var response = await app.Client.GetAsync(Quiet.Path(path));

        Assert.Equal((status, expected), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }
}
