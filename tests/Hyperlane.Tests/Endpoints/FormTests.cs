using System.Text.Json;

namespace Hyperlane.Tests.Endpoints;

public sealed class FormTests(EndpointApp app) : IClassFixture<EndpointApp>
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
        Assert.Equal("title n id[1] picture", string.Join(' ', problem.RootElement.GetProperty("errors").EnumerateObject().Select(error => error.Name)));
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
