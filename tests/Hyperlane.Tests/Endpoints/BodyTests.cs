using System.Text;
using System.Text.Json;

namespace Hyperlane.Tests.Endpoints;

/// <summary>What bodies may be, and what is said of those that are wrong.</summary>
public sealed class BodyTests(EndpointApp app) : IClassFixture<EndpointApp>
{
    private const string Whole = "Must be a whole number from -2147483648 to 2147483647";

    [Theory]
    [InlineData("struct", "{\"x\":1}", "1  7")]
    [InlineData("struct", "{\"X\":1,\"name\":\"n\",\"z\":2}", "1 n 2")]
    [InlineData("struct/optional", "null", "none")]
    [InlineData("struct/optional", "", "none")]
    [InlineData("struct/optional", "{\"x\":3}", "3")]
    [InlineData("optional", "null", "none")]
    [InlineData("optional", "", "none")]
    [InlineData("optional", "{}", "some")]
    [InlineData("numbers", "[1,2]", "1+2")]
    [InlineData("times", "{\"span\":\"1.02:03:04\",\"time\":\"12:30\",\"version\":\"1.2\"}", "12:30:00.0000000|1.02:03:04|1.2")]
    [InlineData("times", "{\"at\":\"2026-01-31T12:30:00+02:00\",\"offset\":\"2026-01-31T12:30:00\"}", "2026-01-31T10:30:00.0000000Z|2026-01-31T12:30:00.0000000+00:00")]
    [InlineData("spans", "{\"01:00:00\":1}", "01:00:00")]
    public async Task Is_read(string path, string json, string expected)
    {
        using var response = await PostAsync(path, json);

        Assert.Equal((200, expected), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("{\"wide\":1e308}", "\"wide\":1E+308")]
    [InlineData("{\"wide\":1e-400}", "\"wide\":0")]
    [InlineData("{\"narrow\":1e38}", "\"narrow\":1E+38")]
    [InlineData("{\"price\":1e-28}", "\"price\":0.0000000000000000000000000001")]
    [InlineData("{\"price\":0e-99}", "\"price\":0.0000000000000000000000000000")]
    [InlineData("{\"text\":\"1e400\"}", "\"text\":\"1e400\"")]
    public async Task A_number_may_be_as_large_and_as_small_as_its_type(string json, string expected)
    {
        using var response = await PostAsync("measures", json);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Contains(expected, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"wide\":1e400}", "wide")]
    [InlineData("{\"wide\":-1E+309}", "wide")]
    [InlineData("{\"narrow\":1e39}", "narrow")]
    [InlineData("{\"price\":1e-29}", "price")]
    [InlineData("{\"price\":1e29}", "price")]
    [InlineData("{\"list\":[1,1e400]}", "list[1]")]
    [InlineData("{\"map\":{\"a\":1e50},\"wide\":1e999}", "map.a", "wide")]
    public async Task A_number_beyond_its_type_is_told_and_becomes_no_infinity_and_no_zero(string json, params string[] paths)
    {
        await RefusesAsync(json, paths);
        await RefusesAsync(json.Replace("1e400", "1" + new string('0', 400), StringComparison.Ordinal), paths);
    }

    [Theory]
    [InlineData("struct", "{\"name\":\"n\"}", "x: This field is required.")]
    [InlineData("struct/optional", "{\"name\":\"n\"}", "x: This field is required.")]
    [InlineData("many", "null", "$: The body is null; an object is needed.")]
    [InlineData("many", "{\"number\":99999999999}", "number: " + Whole + " (line 1, position 11).")]
    [InlineData("many", "{\"number\":1.0}", "number: " + Whole + " (line 1, position 11).")]
    [InlineData("many", "{\"flag\":1}", "flag: Must be true or false (line 1, position 9).")]
    [InlineData("many", "{\"text\":1}", "text: Must be a string (line 1, position 9).")]
    [InlineData("many", "{\"text\":\"\\ud83d\"}", "text: Must be a string of valid UTF-8, in which no half of a surrogate pair stands alone (line 1, position 9).")]
    [InlineData("many", "{\"bytes\":\"?\"}", "bytes: Must be a string of Base64 (line 1, position 10).")]
    [InlineData("many", "{\"id\":\"1\"}", "id: Must be a GUID such as 3f2504e0-4f89-41d3-9a0c-0305e82c3301 (line 1, position 7).")]
    [InlineData("many", "{\"day\":\"1.2.2026\"}", "day: Must be a date such as 2026-01-31 (line 1, position 8).")]
    [InlineData("many", "{\"ratio\":\"x\"}", "ratio: Must be a number such as 1.5 (line 1, position 10).")]
    [InlineData("many", "{\"numbers\":[1,\"x\",2,{},null]}", "numbers[1]: " + Whole + " (line 1, position 15). | numbers[3]: " + Whole + " (line 1, position 21). | numbers[4]: " + Whole + " (line 1, position 24).")]
    [InlineData("many", "{\"numbers\":{}}", "numbers: Must be an array (line 1, position 12).")]
    [InlineData("many", "{\"days\":{\"monday\":1,\"someday\":2}}", "days.someday: Must be one of Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday (line 1, position 21).")]
    [InlineData("many", "{\"days\":{\"monday\":\"x\"}}", "days.monday: " + Whole + " (line 1, position 19).")]
    [InlineData("many", "{\"place\":{\"z\":1}}", "place.x: This field is required.")]
    [InlineData("many", "{\"number\":1,\"NUMBER\":2}", "number: This field is there more than once.")]
    [InlineData("many", "{\"counts\":{\"a\":1,\"a\":2}}", "counts.a: This field is there more than once.")]
    [InlineData("times", "{\"span\":\"5\"}", "span: Must be a time span such as 1.12:30:00 (line 1, position 9).")]
    [InlineData("times", "{\"span\":\"1:2\",\"time\":\"1:2\"}", "span: Must be a time span such as 1.12:30:00 (line 1, position 9). | time: Must be a time of day such as 12:30:00 (line 1, position 22).")]
    [InlineData("times", "{\"at\":\"10:00\",\"day\":\"2026-1-1\"}", "at: Must be a date with a time such as 2026-01-31T12:30:00Z (line 1, position 7). | day: Must be a date such as 2026-01-31 (line 1, position 21).")]
    [InlineData("times", "{\"version\":\"1. 2\",\"id\":\"{0f8fad5b-d9cb-469f-a165-70867728950e}\"}", "id: Must be a GUID such as 3f2504e0-4f89-41d3-9a0c-0305e82c3301 (line 1, position 24). | version: Must be a version such as 1.2.3 (line 1, position 12).")]
    [InlineData("times", "{\"count\":\"5\"}", "count: " + Whole + " (line 1, position 10).")]
    [InlineData("spans", "{\"5\":1}", "5: Must be a time span such as 1.12:30:00 (line 1, position 2).")]
    [InlineData("words", "[\"x\",\"y\",1,2]", "[2]: Must be a string (line 1, position 10). | [3]: Must be a string (line 1, position 12).")]
    [InlineData("numbers", "[\"x\",\"y\",1]", "[0]: " + Whole + " (line 1, position 2). | [1]: " + Whole + " (line 1, position 6).")]
    public async Task Is_refused_with_what_is_wanted(string path, string json, string expected)
    {
        using var response = await PostAsync(path, json);

        Assert.Equal(400, (int)response.StatusCode);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var errors = problem.RootElement.GetProperty("errors").EnumerateObject()
            .Select(error => $"{error.Name}: {string.Join(' ', error.Value.EnumerateArray().Select(text => text.GetString()))}");
        Assert.Equal(expected, string.Join(" | ", errors.Order(StringComparer.Ordinal)));
    }

    private async Task RefusesAsync(string json, string[] paths)
    {
        using var response = await PostAsync("measures", json);
        Assert.Equal(400, (int)response.StatusCode);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(paths, problem.RootElement.GetProperty("errors").EnumerateObject().Select(error => error.Name)
            .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF_8_are_told_at_their_place()
    {
        using var response = await PostAsync("many", new ByteArrayContent([.. "{\"text\":\""u8, 0xC3, 0x28, .. "\"}"u8]),
            "application/json");

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains("\"text\":[\"Must be a string of valid UTF-8", await response.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task However_many_mistakes_there_are_a_hundred_are_told()
    {
        using var response = await PostAsync("numbers", $"[{string.Join(',', Enumerable.Repeat("\"x\"", 1000))}]");

        Assert.Equal(400, (int)response.StatusCode);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(100, problem.RootElement.GetProperty("errors").EnumerateObject().Count());
    }

    [Theory]
    [InlineData("many", "application/json; charset=utf-16", "This resource takes text in UTF-8, not in utf-16.")]
    [InlineData("many", "application/json; charset=\"ISO-8859-1\"", "This resource takes text in UTF-8, not in ISO-8859-1.")]
    [InlineData("form", "application/x-www-form-urlencoded; charset=iso-8859-1", "This resource takes text in UTF-8, not in iso-8859-1.")]
    [InlineData("many", "text/xml", "This resource takes application/json, not text/xml.")]
    [InlineData("many", "", "The request has no Content-Type; this resource takes application/json.")]
    [InlineData("form", "", "The request has no Content-Type; this resource takes multipart/form-data or application/x-www-form-urlencoded.")]
    public async Task Is_415_with_the_reason(string path, string contentType, string reason)
    {
        using var response = await PostAsync(path, new ByteArrayContent("{}"u8.ToArray()), contentType);

        Assert.Equal(415, (int)response.StatusCode);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(reason, problem.RootElement.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("application/json; charset=UTF-8")]
    [InlineData("application/json;charset=utf8")]
    [InlineData("application/vnd.a+json; v=1")]
    public async Task UTF_8_may_be_named(string contentType)
    {
        using var response = await PostAsync("many", new ByteArrayContent("{}"u8.ToArray()), contentType);

        Assert.Equal(200, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("/header", "X-List", "a, \"c,d\" ,e", "a|c,d|e")]
    [InlineData("/header", "X-List", "\"a\\\"b\", W/\"x,y\",, ", "a\"b|W/\"x,y\"")]
    [InlineData("/cookie", "Cookie", "name=a%20b%2Bc+d", "a b+c+d")]
    [InlineData("/cookie", "Cookie", "name=\"%zz\"", "%zz")]
    public async Task Headers_are_taken_apart(string path, string header, string value, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/bodies" + path);
        Assert.True(request.Headers.TryAddWithoutValidation(header, value));
        using var response = await app.Client.SendAsync(request);

        Assert.Equal(expected, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("agree=on", "True ")]
    [InlineData("agree=Yes&each=1&each=0&each=off&each=no&each=true&each=FALSE", "True True,False,False,False,True,False")]
    [InlineData("AGREE=1", "True ")]
    [InlineData("", "False ")]
    [InlineData("each[]=on&each[]=off", "False True,False")]
    public async Task A_form_has_words_of_its_own_for_true_and_false(string form, string expected)
    {
        using var response = await PostAsync("switch", new StringContent(form), "application/x-www-form-urlencoded");

        Assert.Equal((200, expected), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task A_form_says_which_words_these_are()
    {
        using var response = await PostAsync("switch", new StringContent("agree=2"), "application/x-www-form-urlencoded");

        Assert.Contains("'2' is not true or false, on or off, yes or no, 1 or 0.", await response.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("times?dt=2026-01-31T12:30", "2026-01-31T12:30:00.0000000")]
    [InlineData("times?dt=2026-01-31T12:30:00Z&at=2026-01-31T12:30:00", "2026-01-31T12:30:00.0000000Z|2026-01-31T12:30:00.0000000+00:00")]
    [InlineData("times?dt=2026-01-31T12:30:00.123456789%2B02:00&at=2026-01-31", "2026-01-31T10:30:00.1234567Z|2026-01-31T00:00:00.0000000+00:00")]
    [InlineData("times?at=2026-01-31T12:30:00-05:00", "2026-01-31T12:30:00.0000000-05:00")]
    [InlineData("times?day=2026-01-31&time=12:30", "2026-01-31|12:30:00.0000000")]
    [InlineData("times?time=12:30:05.25&span=-1.02:03:04.5", "12:30:05.2500000|-1.02:03:04.5000000")]
    [InlineData("times?ip=192.0.2.1&price=0.000", "192.0.2.1|0.000")]
    [InlineData("times?ip=2001:db8::1", "2001:db8::1")]
    [InlineData("day/2026-01-31/12:30/01:00:00/192.0.2.1", "2026-01-31 12:30:00.0000000 01:00:00 192.0.2.1")]
    public async Task Times_are_those_of_ISO_8601(string path, string expected)
        => Assert.Equal(expected, await app.Client.GetStringAsync(Quiet.Path("/api/bodies/" + path)));

    [Theory]
    [InlineData("times?dt=10:00")]
    [InlineData("times?dt=01/02/2026")]
    [InlineData("times?dt=Jan+5+2026")]
    [InlineData("times?dt=2026-1-1")]
    [InlineData("times?dt=2026-01-31T25:00")]
    [InlineData("times?at=10:00")]
    [InlineData("times?at=2026-01-31T12:30:00+02:00")]
    [InlineData("times?day=01/02/2026")]
    [InlineData("times?day=2026-1-1")]
    [InlineData("times?day=2026-01-31T00:00")]
    [InlineData("times?time=10pm")]
    [InlineData("times?time=24:00")]
    [InlineData("times?span=5")]
    [InlineData("times?span=-1")]
    [InlineData("times?span=10:00")]
    [InlineData("times?ip=1")]
    [InlineData("times?ip=010.1.1.1")]
    [InlineData("times?ip=1.2.3")]
    [InlineData("times?ip=[::1]:80")]
    [InlineData("times?price=0.00000000000000000000000000001")]
    [InlineData("times?price=1e-40")]
    [InlineData("day/1.2.2026/12:30/01:00:00/192.0.2.1")]
    [InlineData("day/2026-01-31/1pm/01:00:00/192.0.2.1")]
    [InlineData("day/2026-01-31/12:30/5/192.0.2.1")]
    [InlineData("day/2026-01-31/12:30/01:00:00/1")]
    public async Task What_only_looks_like_a_time_is_refused(string path)
    {
        using var response = await app.Client.GetAsync(Quiet.Path("/api/bodies/" + path));

        Assert.Equal(400, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("\U0001F680\U0001F680\U0001F680", 200)]
    [InlineData("\U0001F680\U0001F680\U0001F680\U0001F680", 400)]
    [InlineData("\U0001F680", 400)]
    [InlineData("abc", 200)]
    [InlineData("abcd", 400)]
    [InlineData("a", 400)]
    public async Task Lengths_count_characters_as_the_document_does(string text, int status)
    {
        using var response = await app.Client.GetAsync(Quiet.Path("/api/bodies/short?text=" + Uri.EscapeDataString(text)));

        Assert.Equal(status, (int)response.StatusCode);
    }

    private Task<HttpResponseMessage> PostAsync(string path, string json)
        => PostAsync(path, new StringContent(json, Encoding.UTF8), "application/json");

    private async Task<HttpResponseMessage> PostAsync(string path, ByteArrayContent content, string contentType)
    {
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return await app.Client.PostAsync(Quiet.Path("/api/bodies/" + path), content);
    }
}
