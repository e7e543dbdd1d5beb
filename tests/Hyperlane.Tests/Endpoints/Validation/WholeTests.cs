using System.Text.Json;
using Hyperlane.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.Endpoints.Validation;

/// <summary>Whole requests: what is wrong anywhere in them is told at once, each by its path, over a real port.</summary>
public sealed class WholeTests : IAsyncLifetime
{
    private readonly AppLog _log = new();
    private TestApp _app = null!;

    public async ValueTask InitializeAsync()
        => _app = await Quiet.StartAsync(app => app.MapEndpoints(), inMemory: false, builder =>
        {
            EndpointServices.Add(builder);
            builder.Services.AddSingleton<ILoggerProvider>(_log);
        });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("""{"name":"a"}""", "")]
    [InlineData("{}", "name: This field is required.")]
    [InlineData("""{"name":null,"motto":null}""", "motto: This field is required. | name: This field is required.")]
    [InlineData("""{"name":"123456789012345678901","the-code":"a"}""", "name: Must have at most 20 characters. | the-code: Must match the pattern [A-Z]+.")]
    [InlineData("""{"name":"a","owner":{"name":" ","age":151,"mail":"x"}}""", "owner.age: Must be from 0 to 150. | owner.mail: Must be an email address such as name@example.com. Must have at least 5 characters. | owner.name: This field is required.")]
    [InlineData("""{"name":"a","authors":[{"name":"b"},null,{"name":"12345678901"},{}]}""", "authors[1]: Null is not allowed here. | authors[2].name: Must have at most 10 characters. | authors[3].name: This field is required. | total: Must be from 0 to 3.")]
    [InlineData("""{"name":"a","rooms":{"east":{},"the west's":{},"north":null}}""", "rooms.east.name: This field is required. | rooms.north: Null is not allowed here. | rooms['the west's'].name: This field is required.")]
    [InlineData("""{"name":"a","shelves":[["b"],null,["c",null]],"queue":["d",null]}""", "queue[1]: Null is not allowed here. | shelves[1]: Null is not allowed here. | shelves[2][1]: Null is not allowed here.")]
    [InlineData("""{"name":"a","notes":{"7":["b",null],"8":null}}""", "notes.8: Null is not allowed here.")]
    [InlineData("""{"name":"a","tree":{"label":"b","children":[{"label":"c","children":[{}]}],"next":{"children":null}}}""", "tree.children[0].children[0].label: This field is required. | tree.next.children: This field is required. | tree.next.label: This field is required.")]
    [InlineData("""{"name":"a","shape":{"$type":"circle","color":null,"radius":0}}""", "shape.color: This field is required. | shape.radius: Must be from 1 to 9.")]
    [InlineData("""{"name":"a","shape":{"$type":"square"}}""", "shape.color: This field is required. | shape.side: This field is required.")]
    [InlineData("""{"name":"a","folder":{"item":{"name":""},"others":{"b":{}}}}""", "folder.item.name: This field is required. | folder.others.b.name: This field is required.")]
    public async Task Data_is_validated_wherever_it_lies(string json, string expected)
    => Assert.Equal(expected, await PostAsync("/library", json));

    [Theory]
    [InlineData("""[{"name":"a"}]""", "")]
    [InlineData("[]", "")]
    [InlineData("""[{"name":"a"},{},null]""", "$: Must hold at most 2 items. | [1].name: This field is required. | [2]: Null is not allowed here.")]
    public async Task A_body_may_be_a_list(string json, string expected) => Assert.Equal(expected, await PostAsync("/authors", json));

    [Theory]
    [InlineData("""{"from":"2026-01-05","to":"2026-01-06","why":"a"}""", "")]
    [InlineData("""{"from":"2026-01-05","to":"2026-01-01","why":"a","e-mail":"nobody"}""", "e-mail: nobody | from: ends before it begins | to: ends before it begins")]
    [InlineData("""{"from":"2026-01-05","to":"2026-01-06","why":"a","seats":50}""", "$: full")]
    [InlineData("""{"from":"2026-01-05","to":"2026-01-01"}""", "why: Say why.")]
    [InlineData("""{"from":"2026-01-04","to":"2026-01-01","why":"a"}""", "$: Booking on a Sunday")]
    [InlineData("""{"from":"2026-01-05","to":"2026-01-06","why":"a","seats":1,"room":"1234","floor":3}""", "floor: floor: 1..2 | room: The room is longer than 3 (0) | seats: no multiple: seats of Seats in Booking")]
    [InlineData("""{"from":"2026-01-05","to":"2026-01-06","why":"a","code":"12"}""", "code: Der Code ist länger als 1")]
    public async Task Projects_have_rules_and_words_of_their_own(string json, string expected)
    => Assert.Equal(expected, await PostAsync("/booking", json));

    [Theory]
    [InlineData("{}", "buyer: This field is required. | comment: This field is required. | item: This field is required. | price: This field is required.")]
    [InlineData("""{"item":"a","buyer":{},"count":11,"comment":null}""", "buyer.name: This field is required. | count: Must be from 1 to 10. | price: This field is required.")]
    [InlineData("""{"item":"a","buyer":{"name":"b"},"price":1,"comment":"","lines":[{"text":"c","amount":1},{"amount":2},{"text":null}]}""", "lines[1].text: This field is required. | lines[2].amount: This field is required. | lines[2].text: This field is required.")]
    [InlineData("""{"item":7,"buyer":{"name":"b","age":"old"},"price":"x","count":0}""", "buyer.age: Must be a whole number from -2147483648 to 2147483647 (line 1, position 37). | comment: This field is required. | count: Must be from 1 to 10. | item: Must be a string (line 1, position 9). | price: Must be a whole number from -2147483648 to 2147483647 (line 1, position 52).")]
    [InlineData("""{"item":"a","buyer":[],"price":1,"comment":null,"count":0}""", "buyer: Must be an object (line 1, position 21). | count: Must be from 1 to 10.")]
    [InlineData("""{"item":"a","buyer":{"name":"b"},"price":1,"comment":null,"lines":[{"text":"c","amount":"x"}],"count":0}""", "count: Must be from 1 to 10. | lines[0].amount: Must be a whole number from -2147483648 to 2147483647 (line 1, position 89).")]
    [InlineData("[]", "$: Must be an object (line 1, position 1).")]
    [InlineData("""{"item":"a","buyer":{"name":"b"},"price":1,"comment":null,"size":"huge"}""", "size: Must be one of Small, very-large (line 1, position 66).")]
    [InlineData("{\"item\":7,\n\"price\":", "$: The body is not valid JSON, in or after 'price' (line 2, position 9). | item: Must be a string (line 1, position 9).")]
    public async Task What_JSON_finds_and_what_validation_finds_are_told_together(string json, string expected)
    => Assert.Equal(expected, await PostAsync("/order/1", json));

    [Theory]
    [InlineData("/parameters/1?word=a", "")]
    [InlineData("/parameters/10", "id: Must be from 1 to 9. | word: This query parameter is required.")]
    [InlineData("/parameters/x?word=A&tags=a&tags=b&tags=c&half=3", "half: odd: half of half in HttpContext | id: 'x' is not a whole number from -2147483648 to 2147483647. | tags: Must hold at most 2 items. | word: The word needs [a-z]+")]
    [InlineData("/filter?pageSize=5&q=abc", "")]
    [InlineData("/filter?pageSize=0&q=abcd", "pageSize: Must be from 1 to 100. | q: Must have at most 3 characters.")]
    [InlineData("/filter?pageSize=13", "pageSize: unlucky")]
    [InlineData("/filter?pageSize=x&q=abcd", "pageSize: 'x' is not a whole number from -2147483648 to 2147483647. | q: Must have at most 3 characters.")]
    public async Task Parameters_are_validated_too(string path, string expected)
    {
        using var response = await _app.Client.GetAsync(Quiet.Path("/validation" + path));
        Assert.Equal(expected, await DescribeAsync(response));
    }

    [Fact]
    public async Task One_line_of_the_log_says_all()
    {
        Assert.Equal(
            "count: Must be from 1 to 10. | id: Must be from 1 to 9. | note: Must have at most 2 characters.",
            await PostAsync("/order/0?note=abc", """{"item":"a","buyer":{"name":"b"},"count":0,"price":1,"comment":null}"""));
        Assert.Equal(
            "POST /validation/order/0: 400, path id: Must be from 1 to 9. body count: Must be from 1 to 10. query note: Must have at most 2 characters.",
            Assert.Single(_log.Lines, line => line.StartsWith("POST", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_answer_never_outgrows_its_request()
    {
        var errors = await PostAsync("/authors", $"[{string.Join(',', Enumerable.Repeat("{}", 10_000))}]");

        Assert.Equal(100, errors.Split(" | ").Length);
    }

    private async Task<string> PostAsync(string path, string json)
    {
        using var response = await _app.Client.PostAsync(Quiet.Path("/validation" + path),
            new StringContent(json, null, "application/json"));
        return await DescribeAsync(response);
    }

    /// <summary>The errors, in the order of their paths; nothing for a success.</summary>
    private static async Task<string> DescribeAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        if (response.IsSuccessStatusCode)
        {
            return "";
        }

        Assert.True((int)response.StatusCode == 400, text);
        using var problem = JsonDocument.Parse(text);
        return string.Join(" | ", problem.RootElement.GetProperty("errors").EnumerateObject()
            .OrderBy(error => error.Name, StringComparer.Ordinal)
            .Select(error => $"{error.Name}: {string.Join(' ', error.Value.EnumerateArray().Select(message => message.GetString()))}"));
    }
}
