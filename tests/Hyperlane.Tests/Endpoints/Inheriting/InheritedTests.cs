using System.Net.Http.Json;

namespace Hyperlane.Tests.Endpoints.Inheriting;

/// <summary>Endpoints of base classes, prefixes and methods, over a port.</summary>
public sealed class InheritedTests(EndpointApp app) : IClassFixture<EndpointApp>
{
    [Theory]
    [InlineData("/cats", 200, "[{\"id\":1,\"name\":\"Tom\"}]")]
    [InlineData("/cats?page=2", 200, "[{\"id\":1,\"name\":\"Tom\"},{\"id\":2,\"name\":\"Kit\"}]")]
    [InlineData("/cats?page=x", 400, null)]
    [InlineData("/cats/2", 200, "{\"id\":2,\"name\":\"KIT\"}")]
    [InlineData("/cats/3", 404, null)]
    [InlineData("/cats/x", 400, null)]
    [InlineData("/cats/count", 200, "8")]
    [InlineData("/cats/count?owner=x", 200, "3")]
    [InlineData("/pets/ann/cats/count?owner=x", 200, "5")]
    [InlineData("/pets/ann/cats/2", 200, "{\"id\":2,\"name\":\"KIT\"}")]
    [InlineData("/pets/ann/cats", 200, "[{\"id\":1,\"name\":\"Tom\"}]")]
    [InlineData("/towns", 200, "[{\"code\":\"ulm\"}]")]
    [InlineData("/towns/ulm", 200, "{\"code\":\"ulm\"}")]
    [InlineData("/towns/count", 404, null)]
    public async Task A_class_has_the_endpoints_of_its_base(string path, int status, string? expected)
    {
        using var response = await app.Client.GetAsync(Quiet.Path("/api" + path));

        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal(status, (int)response.StatusCode);
        Assert.True(expected is null || expected == text, text);
        Assert.Equal(status == 400 ? null : "yes", response.Headers.TryGetValues("X-Marked", out var marks) ? Assert.Single(marks) : null);
    }

    [Fact]
    public async Task A_body_is_of_the_type_that_the_class_says()
    {
        using var cat = await app.Client.PostAsJsonAsync(Quiet.Path("/api/cats"), new Cat(5, "Max"));
        using var none = await app.Client.PostAsJsonAsync(Quiet.Path("/api/cats"), new Town("bonn"));
        using var town = await app.Client.PostAsJsonAsync(Quiet.Path("/api/towns"), new Town("bonn"));
        using var gone = await app.Client.DeleteAsync(Quiet.Path("/api/towns/ulm"));

        Assert.Equal((201, 400, 201, 204), ((int)cat.StatusCode, (int)none.StatusCode, (int)town.StatusCode, (int)gone.StatusCode));
    }

    [Theory]
    [InlineData("GET", "/verbs", 200, "get")]
    [InlineData("OPTIONS", "/verbs", 200, "options")]
    [InlineData("QUERY", "/verbs", 200, "Tom")]
    [InlineData("PURGE", "/verbs?what=all", 200, "purged all")]
    [InlineData("UNLINK", "/verbs/links", 200, "UNLINK")]
    [InlineData("PURGE", "/verbs/links", 405, null)]
    [InlineData("MOVE", "/verbs", 501, null)]
    [InlineData("GET", "/verbs/files/a.b.txt", 200, "a.b txt")]
    [InlineData("GET", "/verbs/files/a.7", 404, null)]
    [InlineData("POST", "/verbs/jobs/5:cancel", 200, "cancelled 5")]
    [InlineData("POST", "/verbs/jobs/x:cancel", 400, null)]
    [InlineData("GET", "/verbs/optional", 200, "none")]
    [InlineData("GET", "/verbs/optional/5", 200, "5")]
    [InlineData("GET", "/verbs/optional/x", 400, null)]
    [InlineData("GET", "/verbs/default", 200, "20 new")]
    [InlineData("GET", "/verbs/default/7", 200, "7 new")]
    [InlineData("GET", "/verbs/default/7/old", 200, "7 old")]
    public async Task Any_method_may_have_an_endpoint(string method, string path, int status, string? expected)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api" + path);
        request.Content = method == "QUERY" ? JsonContent.Create(new Cat(1, "Tom")) : null;

        using var response = await app.Client.SendAsync(request);

        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal(status, (int)response.StatusCode);
        Assert.True(expected is null || expected == text, text);
    }

    [Fact]
    public async Task HEAD_may_be_answered_apart_from_GET()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/api/verbs");

        using var response = await app.Client.SendAsync(request);

        Assert.Equal("own", Assert.Single(response.Headers.GetValues("X-Head")));
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }
}
