using System.Text;
using System.Text.Json;

namespace Hyperlane.Tests.Endpoints.Validation;

/// <summary>An array in a struct that nobody has set throws at every touch; fields are seen only where an attribute says so.</summary>
public sealed class ParcelTests(EndpointApp app) : IClassFixture<EndpointApp>
{
    [Theory]
    [InlineData("", """{"senders":[{"name":"a"}],"tags":["b"]}""", "1 True 1 ")]
    [InlineData("", """{"senders":[],"tags":[],"notes":["c"],"codes":[1,2],"marks":[],"weight":9,"to":{"name":"d"}}""", "9 False 2 0")]
    [InlineData("", "{}", "senders: This field is required. | tags: This field is required.")]
    [InlineData("", """{"senders":[{},null],"tags":[null],"codes":[],"marks":[1,2],"notes":[null],"weight":0,"notSeen":0,"to":{}}""", "codes: Must hold 1 to 2 items. | marks: Must hold at most 1 item. | notes[0]: Null is not allowed here. | senders[0].name: This field is required. | senders[1]: Null is not allowed here. | tags[0]: Null is not allowed here. | to.name: This field is required. | weight: Must be from 1 to 9.")]
    [InlineData("", """{"senders":null,"tags":[]}""", "senders: Must be an array (line 1, position 12).")]
    [InlineData("/many", """[{"name":"a"}]""", "1")]
    [InlineData("/many", """[{},null]""", "$: Must hold at most 1 item. | [0].name: This field is required. | [1]: Null is not allowed here.")]
    [InlineData("/many", "null", "$: Must be an array (line 1, position 1).")]
    public async Task They_are_read_and_validated(string path, string json, string expected)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await app.Client.PostAsync(Quiet.Path("/api/parcels" + path), content);
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal(expected, response.IsSuccessStatusCode ? text : Describe(text));
    }

    [Theory]
    [InlineData("/none", 200, "[]")]
    [InlineData("/none/task", 200, "[]")]
    [InlineData("/some", 200, "[1,2]")]
    [InlineData("/null", 404, null)]
    public async Task They_are_answered(string path, int status, string? expected)
    {
        using var response = await app.Client.GetAsync(Quiet.Path("/api/parcels" + path));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(expected ?? "", status == 200 ? await response.Content.ReadAsStringAsync() : "");
    }

    private static string Describe(string problem)
        => string.Join(" | ", JsonDocument.Parse(problem).RootElement.GetProperty("errors").EnumerateObject()
            .OrderBy(field => field.Name, StringComparer.Ordinal)
            .Select(field => $"{field.Name}: {string.Join(' ', field.Value.EnumerateArray())}"));
}
