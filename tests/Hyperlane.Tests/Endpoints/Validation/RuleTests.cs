using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hyperlane.Testing;

namespace Hyperlane.Tests.Endpoints.Validation;

/// <summary>
/// Each attribute on both sides of its limit: generated code comes to the verdict of the attribute itself, over a real port.
/// </summary>
public sealed class RuleTests : IAsyncLifetime
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private TestApp _app = null!;

    public async ValueTask InitializeAsync()
        => _app = await Quiet.StartAsync(app => app.MapEndpoints(), inMemory: false, EndpointServices.Add);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("required", "'a'", "null", "''", "' '")]
    [InlineData("requiredOrEmpty", "'a' '' ' '", "null")]
    [InlineData("requiredNumber", "0 1", "null")]
    [InlineData("stringLength", "null '' 'abc'", "'abcd'")]
    [InlineData("stringLengthBoth", "null 'ab' 'abc'", "''", "'a'", "'abcd'")]
    [InlineData("minLength", "null 'ab' 'abc'", "''", "'a'")]
    [InlineData("minItems", "null [1,2] [1,2,3]", "[]", "[1]")]
    [InlineData("maxLength", "null '' 'ab'", "'abc'")]
    [InlineData("maxItems", "null [] [1,2]", "[1,2,3]")]
    [InlineData("maxReadOnlyItems", "null [] [1,2]", "[1,2,3]")]
    [InlineData("maxEntries", "null {} {'a':1}", "{'a':1,'b':2}")]
    [InlineData("maxUnlimited", "null '' 'abcdefghijklmnop'")]
    [InlineData("length", "null 'ab' 'abc'", "'a'", "'abcd'")]
    [InlineData("lengthItems", "null [1] [1,2]", "[]", "[1,2,3]")]
    [InlineData("range", "null 1 5", "0", "6", "-2147483648")]
    [InlineData("rangeByte", "null 1 5", "0", "6", "255")]
    [InlineData("rangeUlong", "null 0 5", "6", "18446744073709551615")]
    [InlineData("rangeLong", "null 1 5", "0", "6", "9223372036854775807")]
    [InlineData("rangeDouble", "null 0.5 1.5", "0.4999", "1.5001")]
    [InlineData("rangeFloat", "null 0.5 1.5", "0.4999", "1.5001")]
    [InlineData("rangeDecimal", "null 0.5 1.5", "0.4999", "1.5001")]
    [InlineData("rangeOpen", "null 0 79228162514264337593543950335", "-0.1")]
    [InlineData("rangeText", "null 0.01 9.99", "0.009", "9.991")]
    [InlineData("rangeAbove", "null 2 5", "1", "6")]
    [InlineData("rangeBelow", "null 1 4", "0", "5")]
    [InlineData("rangeDate", "null '2020-01-01' '2020-12-31'", "'2019-12-31'", "'2021-01-01'")]
    [InlineData("rangeTime", "null '2020-01-01T00:00:00' '2020-12-30T23:59:59'", "'2019-12-31T23:59:59'", "'2020-12-31T00:00:00'")]
    [InlineData("rangeSpan", "null '00:01:00' '01:00:00'", "'00:00:59'", "'01:00:01'")]
    [InlineData("rangeOfText", "null '' '1' '5'", "'0'", "'6'", "'x'")]
    [InlineData("pattern", "null '' 'ab' 'abc'", "'a'", "'abcd'", "'AB'", "'ab\\n'")]
    [InlineData("patternWhole", "null 'a'", "'ab'", "'b'")]
    [InlineData("patternNumber", "null 12", "1", "123")]
    [InlineData("email", "null 'a@b'", "''", "'a'", "'@a'", "'a@'", "'a@b@c'")]
    [InlineData("url", "null 'http://a' 'https://a' 'ftp://a'", "''", "'a.com'", "'mailto:a'")]
    [InlineData("phone", "null '+1 (555) 123-4567' '1 x2'", "''", "'a'", "'()'")]
    [InlineData("creditCard", "null '4111-1111-1111-1111' '4111111111111111'", "'4111111111111112'", "'a'")]
    [InlineData("base64", "null '' 'YWI='", "'YWI'", "'%'")]
    [InlineData("allowed", "null 'a' 'b'", "'c'", "''", "'A'")]
    [InlineData("allowedNotNull", "'a{0}' 'b'", "null", "'a'")]
    [InlineData("allowedNumber", "1 2", "0", "3")]
    [InlineData("denied", "null '' 'c'", "'a'", "'b'")]
    [InlineData("deniedNull", "'' 'c'", "'a'", "null")]
    [InlineData("repeat", "'secret'", "null", "''", "'other'")]
    [InlineData("day", "null 0 6", "7", "-1")]
    [InlineData("dayName", "null '' 'Monday'", "'Moonday'", "'monday'")]
    [InlineData("permissions", "null 0 3", "4", "7")]
    [InlineData("hint", "null '' 'a'")]
    [InlineData("file", "null 'a.png'", "'a.gif'", "'a'")]
    [InlineData("custom", "null 2", "1")]
    [InlineData("several", "null 'abc'", "'A'", "'abcdef'", "'secret'")]
    public async Task The_verdict_is_that_of_the_attribute(string member, string good, params string[] bad)
    {
        foreach (var value in Values(good))
        {
            Assert.Empty(await FaultsAsync(member, value));
        }

        foreach (var value in bad)
        {
            Assert.NotEmpty(await FaultsAsync(member, value));
        }
    }

    [Fact]
    public async Task All_errors_of_a_member_are_told()
        => Assert.Equal(["Must have at most 5 characters.", "Must match the pattern [a-z]*."], await FaultsAsync("several", "'ABCDEF'"));

    /// <summary>Cuts a list of values apart, at the blanks outside of quotation marks.</summary>
    private static IEnumerable<string> Values(string list)
        => Regex.Matches(list, "(?:'[^']*'|[^ '])+").Select(match => match.Value);

    /// <summary>What the server says about a member, once the attributes themselves have come to the same verdict.</summary>
    private async Task<string[]> FaultsAsync(string member, string value)
    {
        var json = $$"""{"password":"secret","{{member}}":{{value.Replace('\'', '"')}}}""";
        var body = JsonSerializer.Deserialize<EveryRule>(json, Web)!;
        var property = typeof(EveryRule).GetProperty(char.ToUpperInvariant(member[0]) + member[1..])!;
        var isValid = IsValid(body, property);

        using var response = await _app.Client.PostAsync(Quiet.Path("/validation/rules"),
            new StringContent(json, null, "application/json"));
        Assert.Equal(400, (int)response.StatusCode);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var faults = problem.RootElement.GetProperty("errors").TryGetProperty(member, out var messages)
            ? messages.EnumerateArray().Select(message => message.GetString()!).ToArray()
            : [];
        Assert.True(isValid == (faults.Length == 0),
            $"{member} = {value}: the attribute says {isValid}, the server {string.Join(' ', faults)}");
        return faults;
    }

    private static bool IsValid(EveryRule body, PropertyInfo property)
    {
        try
        {
            return Validator.TryValidateProperty(property.GetValue(body), new ValidationContext(body) { MemberName = property.Name }, []);
        }
        catch (OverflowException)
        {
            // [Range(1, 5)] makes an int of each number first, and fails where it is none. We say: out of range.
            return false;
        }
    }
}
