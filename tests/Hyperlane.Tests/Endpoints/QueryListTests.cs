using System.Text.Json;

namespace Hyperlane.Tests.Endpoints;

/// <summary>Lists in the query: a parameter that comes several times, or one with commas in it.</summary>
public sealed class QueryListTests(EndpointApp app) : IClassFixture<EndpointApp>
{
    [Theory]
    [InlineData("", "- -")]
    [InlineData("?number=", "- -")]
    [InlineData("?number=&number=2&number=", "2 -")]
    [InlineData("?word=&word=a", "- +a")]
    public async Task Nothing_is_no_number_among_several(string query, string expected)
        => Assert.Equal(expected, await app.Client.GetStringAsync(Quiet.Path("/api/bodies/query" + query)));

    [Theory]
    [InlineData("?NUMBER=1&Number=2", "1+2 -")]
    [InlineData("?number[]=1&number[]=2&word[0]=a&word[1]=b", "1+2 a+b")]
    [InlineData("?number[1]=1&number[0]=2", "2+1 -")]
    [InlineData("?number%5B%5D=1&numbers=2&number[x]=3", "1 -")]
    public async Task Lists_are_read_as_clients_write_them(string query, string expected)
        => Assert.Equal(expected, await app.Client.GetStringAsync(Quiet.Path("/api/bodies/query" + query)));

    [Theory]
    [InlineData("?ids=1,2&words=a|b&gaps=1%20%202", "1+2 a+b 1+null+2")]
    [InlineData("?ids=1", "1 - -")]
    [InlineData("?ids=&words=", " - -")]
    [InlineData("?ids=1,2&ids=3", "1+2+3 - -")]
    [InlineData("?ids[]=1,2", "1+2 - -")]
    [InlineData("?ids=1%2C2", "1+2 - -")]
    public async Task A_list_may_stand_in_one_parameter(string query, string expected)
        => Assert.Equal(expected, await app.Client.GetStringAsync(Quiet.Path("/api/bodies/lists" + query)));

    [Theory]
    [InlineData("?ids=1,,2", "ids[1]: This item is empty: there is a delimiter too many.")]
    [InlineData("?ids=1,", "ids[1]: This item is empty: there is a delimiter too many.")]
    [InlineData("?ids=,1,x", "ids[0]: This item is empty: there is a delimiter too many. | ids[2]: 'x' is not a whole number from -2147483648 to 2147483647.")]
    [InlineData("?ids=1&words=a|", "words[1]: This item is empty: there is a delimiter too many.")]
    [InlineData("?ids=1;2", "ids[0]: '1;2' is not a whole number from -2147483648 to 2147483647.")]
    public async Task An_item_that_is_empty_or_wrong_is_told(string query, string expected)
    {
        using var response = await app.Client.GetAsync(Quiet.Path("/api/bodies/lists" + query));

        Assert.Equal(400, (int)response.StatusCode);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(expected, string.Join(" | ", problem.RootElement.GetProperty("errors").EnumerateObject()
            .Select(error => $"{error.Name}: {error.Value[0].GetString()}").Order(StringComparer.Ordinal)));
    }
}
