using System.Text.Json;

namespace Hyperlane.Tests.Endpoints;

public sealed class ValueTests(EndpointApp app) : IClassFixture<EndpointApp>
{
    [Theory]
    [InlineData("/int/42", "42")]
    [InlineData("/int/-7", "-7")]
    [InlineData("/constrained/42", "42")]
    [InlineData("/bool/TRUE", "True")]
    [InlineData("/text/a%20b%2Fc", "a b/c")]
    [InlineData("/color/bLUE", "Blue")]
    [InlineData("/color/dark-green", "DarkGreen")]
    [InlineData("/color/DARK-Green", "DarkGreen")]
    [InlineData("/rest/a/b", "a/b")]
    [InlineData("/rest", "")]
    [InlineData("/query?page=2", "2 20 - - Blue new")]
    [InlineData("/query?page=2&size=&tag=", "2 20  - Blue new")]
    [InlineData("/query?page=2&size=3&tag=a+b&id=3f2504e0-4f89-41d3-9a0c-0305e82c3301&color=red&order=old", "2 3 a b 3f2504e0-4f89-41d3-9a0c-0305e82c3301 Red old")]
    [InlineData("/types", "")]
    [InlineData("/types?a=true&b=1.5&c=2.50&g=12:30&h=01:00:00&i=x&j=255&k=1,2&l=t&m=red&n=1e3", "True|1.5|2.50|12:30:00.0000000|01:00:00|x|255|Point { X = 1, Y = 2 }|Tag { Text = t }|Red|1000")]
    [InlineData("/types?d=2026-01-31T12:00:00%2B02:00&e=2026-01-31&f=2026-01-31", "2026-01-31T10:00:00.0000000Z|2026-01-31T00:00:00.0000000+00:00|2026-01-31")]
    [InlineData("/defaults", "0001-01-01 1.5 NaN ' True a\"\n")]
    [InlineData("/many", " - -")]
    [InlineData("/many?id=1&id=2&color=red&color=BLUE&tag=a&tag=", "1,2 Red,Blue a,")]
    [InlineData("/record?limit=5", "1 10  asc 5 False")]
    [InlineData("/record?limit=5&page=2&pageSize=3&tags=a&tags=b&order=desc&hidden=true", "2 3 a,b desc 5 True")]
    [InlineData("/starts?size=1", "all -1 50 Point { X = 1, Y = 2 } Friday a,b 1 Red -")]
    [InlineData("/starts?size=1&name=n&skip=3&take=4&near=5,6&day=monday&tags=c&colors=blue&colors=red&note=", "n 3 4 Point { X = 5, Y = 6 } Monday c 1 Blue,Red ")]
    [InlineData("/sets", "50 Blue")]
    [InlineData("/sets?take=3&colors=red", "3 Red")]
    [InlineData("/access/read", "Read")]
    [InlineData("/access/WRITE,%20read", "Read, Write")]
    [InlineData("/names/1?the+errors=a&context=b&event=c", "1 a b  c")]
    public async Task Values_are_read(string path, string expected)
        => Assert.Equal(expected, await app.Client.GetStringAsync(Quiet.Path("/api/values" + path)));

    [Theory]
    [InlineData("/int/x", "id", "'x' is not a whole number from -2147483648 to 2147483647.")]
    [InlineData("/int/99999999999", "id", "'99999999999' is not a whole number from -2147483648 to 2147483647.")]
    [InlineData("/bool/1", "flag", "'1' is not true or false.")]
    [InlineData("/color/pink", "color", "'pink' is not one of Red, Blue, dark-green.")]
    [InlineData("/color/1", "color", "'1' is not one of Red, Blue, dark-green.")]
    [InlineData("/access/read,run", "access", "'read,run' is not made of None, Read, Write.")]
    [InlineData("/access/3", "access", "'3' is not made of None, Read, Write.")]
    [InlineData("/starts?size=1&take=x", "take", "'x' is not a whole number from -2147483648 to 2147483647.")]
    [InlineData("/query", "page", "This query parameter is required.")]
    [InlineData("/query?page=", "page", "This query parameter is required.")]
    [InlineData("/query?page=1.5", "page", "'1.5' is not a whole number from -2147483648 to 2147483647.")]
    [InlineData("/query?page=1&id=x", "id", "'x' is not a GUID such as 3f2504e0-4f89-41d3-9a0c-0305e82c3301.")]
    [InlineData("/types?c=1,5", "c", "'1,5' is not a number such as 1.5.")]
    [InlineData("/types?b=NaN", "b", "'NaN' is not a number such as 1.5.")]
    [InlineData("/types?f=31.1.2026x", "f", "'31.1.2026x' is not a date such as 2026-01-31.")]
    [InlineData("/types?k=1", "k", "'1' is not a valid Point.")]
    [InlineData("/many?id=1&id=x", "id[1]", "'x' is not a whole number from -2147483648 to 2147483647.")]
    [InlineData("/record", "limit", "This query parameter is required.")]
    [InlineData("/cookie", "session", "This cookie is required.")]
    public async Task A_value_that_is_missing_or_wrong_is_400_by_name(string path, string name, string message)
    {
        var errors = await ErrorsAsync(path);

        var (field, messages) = Assert.Single(errors);
        Assert.Equal((name, message), (field, Assert.Single(messages)));
    }

    [Theory]
    [InlineData("color", "Red", "Red")]
    [InlineData("color", "bLUE", "Blue")]
    [InlineData("color", "dark-green", "DarkGreen")]
    [InlineData("color", "DarkGreen", null)]
    [InlineData("color", "pink", null)]
    [InlineData("color", "1", null)]
    [InlineData("access", "read", "Read")]
    [InlineData("access", "WRITE, read", "Read, Write")]
    [InlineData("access", "read, run", null)]
    [InlineData("access", "3", null)]
    public async Task An_enum_is_read_from_JSON_as_from_a_path(string name, string text, string? expected)
    {
        using var ofPath = await app.Client.GetAsync(Quiet.Path($"/api/values/{name}/{Uri.EscapeDataString(text)}"));
        using var ofJson = await app.Client.PostAsync(Quiet.Path($"/api/values/{name}"),
            new StringContent($"\"{text}\"", null, "application/json"));

        foreach (var response in (HttpResponseMessage[])[ofPath, ofJson])
        {
            Assert.Equal(expected is null ? 400 : 200, (int)response.StatusCode);
            Assert.True(expected is null || expected == await response.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task All_mistakes_are_told_at_once()
    {
        var errors = await ErrorsAsync("/two/x/y");

        Assert.Equal(["a", "b", "c"], errors.Keys);
    }

    [Fact]
    public async Task A_constraint_that_does_not_hold_is_404()
    {
        using var response = await app.Client.GetAsync(Quiet.Path("/api/values/constrained/x"));

        Assert.Equal(404, (int)response.StatusCode);
    }

    [Fact]
    public async Task Headers_and_cookies_are_read()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/values/header");
        request.Headers.Add("User-Agent", "tests");
        request.Headers.Add("X-Count", "3");
        request.Headers.Add("Accept", "a/b, c/d");
        using var header = await app.Client.SendAsync(request);
        Assert.Equal("tests 3 a/b+c/d", await header.Content.ReadAsStringAsync());

        using var second = new HttpRequestMessage(HttpMethod.Get, "/api/values/cookie");
        second.Headers.Add("Cookie", "sessio=no; session=\"abc\"; n=5");
        using var cookie = await app.Client.SendAsync(second);
        Assert.Equal("abc 5", await cookie.Content.ReadAsStringAsync());
    }

    private async Task<Dictionary<string, string[]>> ErrorsAsync(string path)
    {
        using var response = await app.Client.GetAsync(Quiet.Path("/api/values" + path));
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return problem.RootElement.GetProperty("errors").Deserialize<Dictionary<string, string[]>>()!;
    }
}
