using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using System.Text.Json;

namespace Hyperlane.Tests.Endpoints.Binding;

/// <summary>What of a request can be a parameter of an endpoint, over a port.</summary>
public sealed class SourceTests(EndpointApp app) : IClassFixture<EndpointApp>
{
    [Theory]
    [InlineData("/request/5?q=x", 200, "GET 5 x")]
    [InlineData("/users/5/a/b", 200, "5 a/b")]
    [InlineData("/response", 202, "by itself")]
    [InlineData("/untouched", 204, "")]
    [InlineData("/principal", 200, "nobody")]
    [InlineData("/tenant/maybe", 200, "none")]
    [InlineData("/locale/x", 200, "en en -")]
    [InlineData("/locale/x?own=it", 200, "en en it")]
    public async Task What_belongs_to_a_request_is_a_parameter(string path, int status, string expected)
    {
        using var response = await app.Client.GetAsync(Quiet.Path("/api/sources" + path));

        Assert.Equal((status, expected), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task A_principal_is_who_has_signed_in()
    {
        using var refused = await app.Client.GetAsync(Quiet.Path("/api/sources/principal/needed"));
        await using var other = await Quiet.StartAsync(
            declared =>
            {
                declared.Use((context, next) =>
                {
                    context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "ann")], "test"));
                    return next(context);
                });
                declared.MapEndpoints();
            },
            inMemory: false,
            EndpointServices.Add);

        Assert.Equal(401, (int)refused.StatusCode);
        Assert.Equal("ann", await other.Client.GetStringAsync(Quiet.Path("/sources/principal/needed")));
        Assert.Equal("ann", await other.Client.GetStringAsync(Quiet.Path("/sources/principal")));
    }

    [Theory]
    [InlineData("/stream", 100_000, "100000")]
    [InlineData("/pipe", 100_000, "100000")]
    [InlineData("/pipe?times=2", 3, "6")]
    [InlineData("/stream", 0, "0")]
    [InlineData("/pipe", 0, "0")]
    public async Task A_raw_body_is_read_by_the_endpoint(string path, int length, string expected)
    {
        using var content = new ByteArrayContent(new byte[length]);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/png");

        using var response = await app.Client.PostAsync(Quiet.Path("/api/sources" + path), content);

        Assert.Equal((200, expected), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("/bytes", "application/octet-stream", "\u0001\u0002", 200, "0102")]
    [InlineData("/bytes", null, "\u0001", 200, "01")]
    [InlineData("/bytes", "application/json", "\"AQI=\"", 200, "0102")]
    [InlineData("/bytes", "application/json", "5", 400, null)]
    [InlineData("/bytes", "application/octet-stream", "", 200, "")]
    [InlineData("/bytes/maybe", "application/octet-stream", "", 200, "none")]
    [InlineData("/text", "text/plain", "hé", 200, "<hé>")]
    [InlineData("/text", "text/plain; charset=UTF-8", "\uFEFFhé", 200, "<hé>")]
    [InlineData("/text", "text/markdown; charset=\"us-ascii\"", "a", 200, "<a>")]
    [InlineData("/text", "text/plain", "", 200, "<>")]
    [InlineData("/text", "application/json", "\"hé\"", 200, "<hé>")]
    [InlineData("/text", "application/json", "{}", 400, null)]
    [InlineData("/text", "text/plain", "longer than ten", 400, null)]
    [InlineData("/text", "text/plain; charset=utf-16", "a", 415, null)]
    [InlineData("/text", "image/png", "a", 415, null)]
    [InlineData("/text", null, "a", 415, null)]
    [InlineData("/text/maybe", null, "", 200, "none")]
    public async Task Bytes_and_text_are_bodies(string path, string? type, string body, int status, string? expected)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var response = await app.Client.PostAsync(Quiet.Path("/api/sources" + path), content);

        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal(status, (int)response.StatusCode);
        Assert.True(expected is null || expected == text, text);
    }

    [Fact]
    public async Task Text_that_is_no_UTF_8_is_told()
    {
        using var content = new ByteArrayContent([0x61, 0xFF]);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");

        using var response = await app.Client.PostAsync(Quiet.Path("/api/sources/text"), content);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains("is not UTF-8", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("blue", "?n=5", 200, "blue 5")]
    [InlineData("closed", "?n=5", 403, null)]
    [InlineData(null, "?n=x", 400, "n tenant")]
    public async Task A_type_reads_itself(string? tenant, string query, int status, string? expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/sources/tenant" + query);
        if (tenant is not null)
        {
            request.Headers.Add("X-Tenant", tenant);
        }

        using var response = await app.Client.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        var text = status == 400 ? await ErrorsAsync(response) : await response.Content.ReadAsStringAsync();
        Assert.True(expected is null || expected == text, text);
    }

    [Theory]
    [InlineData("?a=1&a=2&b=3&c=x&c=x&d=Monday&d=monday&e=1&e=1&f=1&g=2&h=3&i=4&i=4&j=2&j=1&k=5&k=5", "[1,2,0] [3,0] [x] [Monday] [1] [1] [2] [3] [4] [1,2] [5] [p,q]")]
    [InlineData("", "[0] [0] [] [] null [] null [] [] [] [] [p,q]")]
    public async Task Values_of_one_name_are_put_into_any_collection(string query, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/sources/collections" + query);
        request.Headers.TryAddWithoutValidation("accept", "p, q, p");

        using var response = await app.Client.SendAsync(request);

        Assert.Equal((200, expected), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("?filter[color]=red&filter%5Bsize%5D=5&filter[color]=no", "[color=red,size=5] null null null 0")]
    [InlineData("?most[a]=1&most[b]=&open[monday]=true&tag[x]=1&tag[x]=2&tag[y][]=3&rest[a]=b", "[] [a=1] [Monday=True] [x=1+2,y=3] 1")]
    [InlineData("?filter=1&filter[]=2&filter[a=3&filter[a]b=4&filtered[a]=5", "[] null null null 0")]
    public async Task Keys_stand_in_brackets(string query, string expected)
    {
        using var response = await app.Client.GetAsync(Quiet.Path("/api/sources/dictionaries" + query));

        Assert.Equal((200, expected), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Wrong_keys_and_values_of_a_dictionary_are_told()
    {
        using var response = await app.Client.GetAsync(Quiet.Path("/api/sources/dictionaries?most[a]=x&open[someday]=true"));

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal("most[a] open[someday]", await ErrorsAsync(response));
    }

    [Fact]
    public async Task Files_are_put_into_arrays_and_lists()
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent([1]), "files", "a.txt" },
            { new ByteArrayContent([2]), "files", "b.txt" },
            { new ByteArrayContent([3]), "more", "c.txt" },
        };

        using var response = await app.Client.PostAsync(Quiet.Path("/api/sources/files"), form);

        Assert.Equal("a.txt,b.txt 1", await response.Content.ReadAsStringAsync());
    }

    private static async Task<string> ErrorsAsync(HttpResponseMessage response)
    {
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return string.Join(' ', problem.RootElement.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order());
    }
}
