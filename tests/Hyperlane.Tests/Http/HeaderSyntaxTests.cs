using System.Text;
using Hyperlane.Endpoints.Binding;
using Hyperlane.Http;
using Hyperlane.Http.Messages;
using Hyperlane.Http.Parsing;
using Hyperlane.WebSockets.Protocol;

namespace Hyperlane.Tests.Http;

/// <summary>
/// The one grammar of header values, with what hostile clients make of it, and what each of its users reads in the same value.
/// </summary>
public sealed class HeaderSyntaxTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" \t ,, , ", "")]
    [InlineData("a", "a")]
    [InlineData(" a ,\tb\t,", "a|b")]
    [InlineData(",,a,,b", "a|b")]
    [InlineData("a b, c", "a b|c")]
    [InlineData("\"a,b\",c", "\"a,b\"|c")]
    [InlineData("\"a\\\",b\",c", "\"a\\\",b\"|c")]
    [InlineData("\"a,b", "\"a,b")]
    [InlineData("\"a\\", "\"a\\")]
    [InlineData("a\\,b", "a\\|b")]
    [InlineData("x=\"1,2\";y, z", "x=\"1,2\";y|z")]
    [InlineData("é,\u00ff", "é|\u00ff")]
    [InlineData("\u00a0a\u00a0", "\u00a0a\u00a0")]
    public void Members_of_a_list(string list, string members)
        => Assert.Equal(members, string.Join('|', MembersOf(list)));

    [Theory]
    [InlineData("a, \"b,c\" ,,d", "a|\"b|c\"|d")]
    [InlineData(" ", "")]
    public void Members_without_quotes_are_the_same_in_bytes_and_characters(string list, string members)
    {
        Assert.Equal(members, string.Join('|', PlainOf(list.ToCharArray()).Select(member => new string(member))));
        Assert.Equal(members, string.Join('|', PlainOf(Encoding.UTF8.GetBytes(list)).Select(Encoding.UTF8.GetString)));
    }

    [Theory]
    [InlineData("\"\"", "", "")]
    [InlineData("\"a\" b", "a", "b")]
    [InlineData("\"a\\\"b\\\\\"", "a\"b\\", "")]
    [InlineData("\"\\a\\b\"", "ab", "")]
    [InlineData("\"C:\\dir\\x.txt\"", "C:dirx.txt", "", "C:\\dir\\x.txt")]
    [InlineData("\"a", null, "\"a")]
    [InlineData("\"", null, "\"")]
    [InlineData("\"a\\", null, "\"a\\")]
    [InlineData("\"a\\\"", null, "\"a\\\"")]
    [InlineData("a\"b\"", null, "a\"b\"")]
    [InlineData("", null, "")]
    public void A_quoted_string(string value, string? text, string rest, string? withBackslashes = null)
    {
        ReadOnlySpan<char> left = value, same = value;

        Assert.Equal(text, HeaderSyntax.TakeQuoted(ref left));
        Assert.Equal(rest, left.ToString());
        Assert.Equal(withBackslashes ?? (text == "ab" ? "\\a\\b" : text), HeaderSyntax.TakeQuoted(ref same, keepBackslashes: true));
    }

    /// <summary>The 77 characters of RFC 9110 §5.6.2, for bytes and for characters.</summary>
    [Fact]
    public void The_characters_of_a_token()
    {
        const string Separators = "\"(),/:;<=>?@[\\]{} \t";
        var tokens = Enumerable.Range(0, 256).Where(c => Tokens.IsToken([(char)c])).ToList();

        Assert.Equal(77, tokens.Count);
        Assert.Equal(tokens, Enumerable.Range(0, 256).Where(c => Tokens.IsToken([(byte)c])));
        Assert.DoesNotContain(tokens, c => Separators.Contains((char)c, StringComparison.Ordinal) || c is < 33 or > 126);
    }

    [Theory]
    [InlineData("text/plain; charset=utf-16", "utf-16")]
    [InlineData("text/plain;;  ; CHARSET = \"utf-16\" ", "utf-16")]
    [InlineData("text/plain; flag; charset=utf-16", "utf-16")]
    [InlineData("text/plain; a=\"; charset=x\"; charset=utf-16", "utf-16")]
    [InlineData("text/plain; charset=\"utf-16", null)]
    [InlineData("text/plain; charset=\"utf-16\" x", null)]
    [InlineData("text/plain; xcharset=a", null)]
    [InlineData("charset=utf-16", null)]
    [InlineData(";charset=", "")]
    public void A_parameter(string value, string? charset)
        => Assert.Equal(charset, HeaderParameters.Find(value, "charset"));

    [Theory]
    [InlineData("close", false, true)]
    [InlineData(" , Keep-Alive\t,,x", true, false)]
    [InlineData("keep-alive, close", true, true)]
    [InlineData("closed, \"close\"", false, false)]
    public void Connection_options(string value, bool keepAlive, bool close)
    {
        var (keeps, closes) = (false, false);
        ConnectionOptions.Read(Encoding.ASCII.GetBytes(value), ref keeps, ref closes);

        Assert.Equal((keepAlive, close), (keeps, closes));
    }

    [Theory]
    [InlineData("a=1; b=2", "b", "2")]
    [InlineData("a=\"1\" ;; b=%20", "b", " ")]
    [InlineData("a=\"x; b=2", "b", "2")]
    [InlineData("ab=1", "a", null)]
    public void A_cookie(string header, string name, string? value)
        => Assert.Equal(value, CookieHeader.Find(header, name));

    [Theory]
    [InlineData("a, b", "a|b")]
    [InlineData("\"a, b\", c", "a, b|c")]
    [InlineData("W/\"x,y\", \"open", "W/\"x,y\"|\"open")]
    public void A_bound_header(string header, string values)
        => Assert.Equal(values, string.Join('|', HeaderList.Split(header)));

    [Theory]
    [InlineData("application/json", true)]
    [InlineData("application/jsonl;q=0.5, application/json", true)]
    [InlineData("application/json;x=\"a,b\";q=0.1, */*;q=0.2", false)]
    [InlineData("application/json;q=wrong, */*", false)]
    [InlineData(",,", false)]
    public void An_accepted_type(string accept, bool prefers)
        => Assert.Equal(prefers, AcceptHeader.Prefers(accept, "application/json", "application/jsonl"));

    [Theory]
    [InlineData("a; b=\"1\"; c", "a b=1 c=")]
    [InlineData("a,, b", "a|b")]
    [InlineData("a; b=\"\"", null)]
    [InlineData("a; b=\"1", null)]
    [InlineData("a b", null)]
    [InlineData("a;", null)]
    [InlineData("a; =1", null)]
    public void An_extension(string header, string? offers)
        => Assert.Equal(offers, ExtensionOffer.ReadAll(header) is { } all
            ? string.Join('|', all.Select(offer =>
                string.Join(' ', [offer.Name, .. offer.Parameters.Select(one => $"{one.Name}={one.Value}")])))
            : null);

    [Theory]
    [InlineData("application/json", true)]
    [InlineData(" application/problem+json ; charset=utf-8", true)]
    [InlineData("text/json;", true)]
    [InlineData("application/jsonl", false)]
    [InlineData(null, false)]
    public void A_media_type_of_JSON(string? type, bool isJson)
        => Assert.Equal(isJson, MediaTypes.IsJson(type));

    private static List<string> MembersOf(ReadOnlySpan<char> list)
    {
        var members = new List<string>();
        while (HeaderSyntax.TryTakeMember(ref list, out var member))
        {
            members.Add(member.ToString());
        }

        return members;
    }

    private static List<T[]> PlainOf<T>(ReadOnlySpan<T> list)
        where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        var members = new List<T[]>();
        while (HeaderSyntax.TryTakePlain(ref list, out var member))
        {
            members.Add(member.ToArray());
        }

        return members;
    }
}
