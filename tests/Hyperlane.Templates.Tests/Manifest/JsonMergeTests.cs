using System.Text.Json.Nodes;
using Hyperlane.Templates.Manifest;

namespace Hyperlane.Templates.Tests.Manifest;

public sealed class JsonMergeTests
{
    [Theory]
    [InlineData("""{"a":1}""", """{"b":2}""", """{"a":1,"b":2}""")]
    [InlineData("""{"a":1}""", """{"a":2}""", """{"a":2}""")]
    [InlineData("""{"a":{"b":1,"c":2}}""", """{"a":{"c":3}}""", """{"a":{"b":1,"c":3}}""")]
    [InlineData("""{"a":[1]}""", """{"a":[2]}""", """{"a":[1,2]}""")]
    [InlineData("""{"a":[1]}""", """{"a":"x"}""", """{"a":"x"}""")]
    [InlineData("""{"a":1}""", "null", """{"a":1}""")]
    [InlineData("null", """{"a":1}""", """{"a":1}""")]
    public void Its_own_goes_on_top_of_the_shared(string shared, string own, string expected)
    {
        Assert.Equal(expected, JsonMerge.Merge(JsonNode.Parse(shared), JsonNode.Parse(own))?.ToJsonString());
    }
}
