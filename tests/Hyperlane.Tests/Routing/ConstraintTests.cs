using System.Text;
using Hyperlane.Http.Messages;
using Hyperlane.Routing;

namespace Hyperlane.Tests.Routing;

public sealed class ConstraintTests
{
    [Theory]
    [InlineData("int", "0", "-2147483648", "2147483647", "+7", "007", "%207")]
    [InlineData("long", "0", "-9223372036854775808", "9223372036854775807")]
    [InlineData("guid", "0f8fad5b-d9cb-469f-a165-70867728950e", "0F8FAD5BD9CB469FA16570867728950E", "{0f8fad5b-d9cb-469f-a165-70867728950e}")]
    [InlineData("bool", "true", "False", "TRUE", "%20true")]
    [InlineData("decimal", "1", "-1.5", "1,000.50", "79228162514264337593543950335")]
    [InlineData("datetime", "2024-02-29", "2024-02-29T12:30:00Z", "2024-02-29T12:30", "2024-02-29T12:30:00.123+02:00")]
    [InlineData("alpha", "a", "Zebra")]
    [InlineData("length(3)", "abc", "%20%20%20", "äöü", "ab😀", "a%2Fb")]
    [InlineData("length(2,4)", "ab", "abcd")]
    [InlineData("length(0,4)", "abcd")]
    [InlineData("minlength(2)", "ab", "abc", "a😀")]
    [InlineData("maxlength(2)", "a", "ab", "a😀")]
    [InlineData("min(18)", "18", "9223372036854775807")]
    [InlineData("max(120)", "120", "-9223372036854775808")]
    [InlineData("range(18,120)", "18", "120")]
    [InlineData("range( -1 , 1 )", "-1", "1")]
    [InlineData(@"regex(^\d{3}-\d{4}$)", "123-4567")]
    [InlineData("regex(b)", "abc", "ABC")]
    [InlineData("regex(^(x|y(z)?)$)", "x", "yz")]
    [InlineData(@"regex(^\(.\)$)", "(a)")]
    [InlineData("regex(^a/b$)", "a%2Fb")]
    [InlineData("regex(^é.{1}$)", "é1", "Éß")]
    [InlineData("int:min(1):max(9)", "1", "9")]
    [InlineData("alpha:length(2)", "ab")]
    public void Accepts(string constraint, params string[] values)
        => Assert.All(values, value => Assert.True(Matches(constraint, value), value));

    [Theory]
    [InlineData("int", "2147483648", "-2147483649", "1.0", "1e3", "1,000", "0x1", "a", "１", "1%2F2")]
    [InlineData("long", "9223372036854775808", "-9223372036854775809", "1.0")]
    [InlineData("guid", "0f8fad5b-d9cb-469f-a165-70867728950", "0f8fad5b-d9cb-469f-a165-70867728950g", "0")]
    [InlineData("bool", "yes", "1", "truth", "tru")]
    [InlineData("decimal", "79228162514264337593543950336", "1e3", "1.2.3", "a")]
    [InlineData("datetime", "2023-02-29", "20240229", "1", "May", "a", "12%2F31%2F2024", "7:45am")]
    [InlineData("alpha", "a1", "é", "a-b", "a%20b", "a%2Fb")]
    [InlineData("length(3)", "ab", "abcd", "a😀")]
    [InlineData("length(2,4)", "a", "abcde")]
    [InlineData("minlength(2)", "a", "é", "😀")]
    [InlineData("maxlength(2)", "abc", "ab😀")]
    [InlineData("min(18)", "17", "9223372036854775808", "a")]
    [InlineData("max(120)", "121", "-9223372036854775809", "1.5")]
    [InlineData("range(18,120)", "17", "121", "a")]
    [InlineData(@"regex(^\d{3}-\d{4}$)", "123-45678", "1234567")]
    [InlineData("int:min(1):max(9)", "0", "10", "a")]
    [InlineData("alpha:length(2)", "abc", "a1")]
    public void Refuses(string constraint, params string[] values)
        => Assert.All(values, value => Assert.False(Matches(constraint, value), value));

    [Fact]
    public void A_long_value_is_seen_whole()
    {
        var value = new string('a', 5000);

        Assert.True(Matches("regex(^a*b$)", value + "b"));
        Assert.False(Matches("regex(^a*b$)", value));
    }

    [Fact]
    public void An_expression_cannot_be_made_to_stall()
        => Assert.False(Matches("regex(^(a+)+$)", new string('a', 5000) + "!"));

    [Theory]
    [InlineData("int", "2147483647")]
    [InlineData("guid", "0f8fad5b-d9cb-469f-a165-70867728950e")]
    [InlineData("bool", "true")]
    [InlineData("decimal", "1.5")]
    [InlineData("datetime", "2024-02-29")]
    [InlineData("alpha", "abc")]
    [InlineData("length(3)", "ab😀")]
    [InlineData("range(1,10)", "5")]
    public void Memory_is_not_touched(string constraint, string value)
    {
        var constraints = RoutePattern.Parse($"/{{x:{constraint}}}").Segments[0].Constraints;
        var bytes = Encoding.UTF8.GetBytes(value);
        for (var i = 0; i < 100; i++)
        {
            constraints.Matches(bytes);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var matches = constraints.Matches(bytes);
        var after = GC.GetAllocatedBytesForCurrentThread();

        Assert.True(matches);
        Assert.Equal(0, after - before);
    }

    private static bool Matches(string constraint, string value)
    {
        var bytes = Encoding.UTF8.GetBytes("/" + value);
        Assert.True(PathDecoder.TryDecode(bytes, out var length));
        return RoutePattern.Parse($"/{{x:{constraint}}}").Segments[0].Constraints.Matches(bytes.AsSpan(1, length - 1));
    }
}
