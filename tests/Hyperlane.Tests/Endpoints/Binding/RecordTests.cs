using System.Net.Http.Json;
using System.Text.Json;

namespace Hyperlane.Tests.Endpoints.Binding;

/// <summary>Records that stand for several parameters, over a port.</summary>
public sealed class RecordTests(EndpointApp app) : IClassFixture<EndpointApp>
{
    [Theory]
    [InlineData("/3?text=x&page=2&most=7", "hello", "t1", 200, "3 x t1 POST True True hello 2/20 - 7")]
    [InlineData("/3", "hello", "t1", 200, "3 - t1 POST True True hello 1/20 - 6")]
    [InlineData("/12?page=0&size=x", "hello", null, 400, "X-Trace page shelf size")]
    [InlineData("/x?page=100&size=100", null, "t1", 400, "shelf text")]
    [InlineData("/3?page=100&size=100", "hello", "t1", 400, "page")]
    public async Task Members_come_from_wherever_parameters_do(string path, string? text, string? trace, int status, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post,
            "/api/records/search" + path)
        { Content = JsonContent.Create(new { text, stars = 1 }) };
        if (trace is not null)
        {
            request.Headers.Add("X-Trace", trace);
        }

        using var response = await app.Client.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(expected, status == 400 ? await ErrorsAsync(response) : await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_form_is_a_record_with_its_files()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("hello"), "title" },
            { new StringContent("1"), "ids" },
            { new StringContent("2"), "ids" },
            { new StringContent("true"), "agreed" },
            { new ByteArrayContent([1]), "picture", "a.png" },
            { new ByteArrayContent([2]), "more", "b.png" },
        };

        using var response = await app.Client.PostAsync(Quiet.Path("/api/records/form"), form);

        Assert.Equal("hello 1,2 True a.png 1", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("title=hello", 200, "hello  False - 0")]
    [InlineData("title=longer+than+ten&ids=x", 400, "ids[0] title")]
    [InlineData("ids=1", 400, "title")]
    public async Task A_form_may_be_without_files(string body, int status, string expected)
    {
        using var content = new StringContent(body, null, "application/x-www-form-urlencoded");

        using var response = await app.Client.PostAsync(Quiet.Path("/api/records/form"), content);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(expected, status == 400 ? await ErrorsAsync(response) : await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("3", 200, "tests 3 a/b+c/d")]
    [InlineData("x", 400, "X-Version")]
    public async Task Header_fields_are_a_record(string version, int status, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/records/header");
        request.Headers.Add("User-Agent", "tests");
        request.Headers.Add("X-Version", version);
        request.Headers.Add("Accept", "a/b, c/d");

        using var response = await app.Client.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(expected, status == 400 ? await ErrorsAsync(response) : await response.Content.ReadAsStringAsync());
    }

    private static async Task<string> ErrorsAsync(HttpResponseMessage response)
    {
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return string.Join(' ', problem.RootElement.GetProperty("errors").EnumerateObject().Select(error => error.Name)
            .Order(StringComparer.Ordinal));
    }
}
