using System.Text;
using System.Text.Json;

namespace Hyperlane.Tests.Endpoints;

/// <summary>An enum is read from a body exactly as from a path and from a query, wherever it stands, over a real port.</summary>
public sealed class EnumTests(EndpointApp app) : IClassFixture<EndpointApp>
{
    [Theory]
    [InlineData("Red", "Red")]
    [InlineData("rED", "Red")]
    [InlineData("dark-green", "DarkGreen")]
    [InlineData("DARK-Green", "DarkGreen")]
    [InlineData("DarkGreen", null)]
    [InlineData("Red,dark-green", null)]
    [InlineData(" Red", null)]
    [InlineData("0", null)]
    [InlineData("", null)]
    public async Task Is_one_and_the_same_everywhere(string text, string? expected)
    {
        using var ofPath = await app.Client.GetAsync(
            Quiet.Path($"/api/palettes/{(text.Length == 0 ? "%20" : Uri.EscapeDataString(text))}"));
        using var ofQuery = await app.Client.GetAsync(
            Quiet.Path($"/api/palettes/red?second={(text.Length == 0 ? "%20" : Uri.EscapeDataString(text))}"));
        using var ofBody = await PostAsync("/paint", $"\"{text}\"");
        using var orNone = await PostAsync("/or-none", $"\"{text}\"");

        var answers = new List<string>();
        foreach (var response in (HttpResponseMessage[])[ofPath, ofQuery, ofBody, orNone])
        {
            answers.Add(response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync() : $"{(int)response.StatusCode}");
        }

        Assert.Equal(expected is null ? ["400", "400", "400", "400"] : [$"{expected} ", $"Red {expected}", expected, expected], answers);
    }

    [Theory]
    [InlineData("""{"main":"DARK-GREEN"}""", """{"main":"dark-green"}""")]
    [InlineData("""{"main":"red","second":"Dark-Green"}""", """{"main":"Red","second":"dark-green"}""")]
    [InlineData("""{"main":"red","second":null}""", """{"main":"Red"}""")]
    [InlineData("""{"main":"red","others":["DARK-green","RED"]}""", """{"main":"Red","others":["dark-green","Red"]}""")]
    [InlineData("""{"main":"red","gaps":[null,"DARK-green"]}""", """{"main":"Red","gaps":[null,"dark-green"]}""")]
    [InlineData("""{"main":"red","named":{"A":"DARK-green"}}""", """{"main":"Red","named":{"A":"dark-green"}}""")]
    [InlineData("""{"main":"red","weights":{"DARK-green":1,"RED":2}}""", """{"main":"Red","weights":{"dark-green":1,"Red":2}}""")]
    [InlineData("""{"main":"red","inner":{"main":"DARK-green"}}""", """{"main":"Red","inner":{"main":"dark-green"}}""")]
    [InlineData("""{"main":"red","own":"DARK-green","ownOrNone":"Dark-green"}""", """{"main":"Red","own":"dark-green","ownOrNone":"dark-green"}""")]
    [InlineData("""{"main":"\u0064ARK-green"}""", """{"main":"dark-green"}""")]
    public async Task Is_read_in_any_case_and_written_in_its_own(string json, string expected)
    {
        using var response = await PostAsync("", json);

        using var said = JsonDocument.Parse(expected);
        using var answered = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(200, (int)response.StatusCode);
        AssertHas(answered.RootElement, said.RootElement);
    }

    [Theory]
    [InlineData("""{"main":"green"}""", "main", 9)]
    [InlineData("""{"main":0}""", "main", 9)]
    [InlineData("""{"main":"\ud800"}""", "main", 9)]
    [InlineData("""{"main":"red","second":"green"}""", "second", 24)]
    [InlineData("""{"main":"red","others":["red","green"]}""", "others[1]", 31)]
    [InlineData("""{"main":"red","gaps":[null,"green"]}""", "gaps[1]", 28)]
    [InlineData("""{"main":"red","named":{"A":"green"}}""", "named.A", 28)]
    [InlineData("""{"main":"red","inner":{"main":"green"}}""", "inner.main", 31)]
    [InlineData("""{"main":"red","own":"green"}""", "own", 21)]
    public async Task Lists_what_is_allowed_for_another(string json, string path, int position)
    {
        using var response = await PostAsync("", json);

        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(400, (int)response.StatusCode);
        var error = Assert.Single(problem.RootElement.GetProperty("errors").EnumerateObject());
        Assert.Equal((path, $"Must be one of Red, dark-green (line 1, position {position})."),
            (error.Name, Assert.Single(error.Value.EnumerateArray()).GetString()));
    }

    private static void AssertHas(JsonElement answered, JsonElement said)
    {
        foreach (var member in said.EnumerateObject())
        {
            if (member.Name == "inner")
            {
                AssertHas(answered.GetProperty(member.Name), member.Value);
                continue;
            }

            Assert.Equal(member.Value.GetRawText(), answered.GetProperty(member.Name).GetRawText());
        }
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await app.Client.PostAsync(Quiet.Path("/api/palettes" + path), content);
    }
}
