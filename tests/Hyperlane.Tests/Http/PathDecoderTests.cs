using System.Text;
using Hyperlane.Http.Messages;

namespace Hyperlane.Tests.Http;

public sealed class PathDecoderTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("/a/b", "/a/b")]
    [InlineData("/caf%C3%A9", "/café")]
    [InlineData("/a%20b%2Bc+d", "/a b+c+d")]
    [InlineData("/a%2fb%252F", "/a/b%2F")]
    [InlineData("/a/./b", "/a/b")]
    [InlineData("/a/../b", "/b")]
    [InlineData("/a/%2e%2E/b", "/b")]
    [InlineData("/../../etc", "/etc")]
    [InlineData("/a/b/..", "/a/")]
    [InlineData("/a/.", "/a/")]
    [InlineData("/..", "/")]
    [InlineData("/.hidden/..x", "/.hidden/..x")]
    [InlineData("//a//", "//a//")]
    public void Decodes(string path, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(path);

        Assert.True(PathDecoder.TryDecode(bytes, out var length));
        Assert.Equal(expected, PathDecoder.ToText(bytes.AsSpan(0, length)));
    }

    [Theory]
    [InlineData("/%")]
    [InlineData("/%4")]
    [InlineData("/%zz")]
    [InlineData("/%00")]
    [InlineData("/%ff")]
    [InlineData("/%C3")]
    [InlineData("/%C0%AF")]
    public void Refuses(string path) => Assert.False(PathDecoder.TryDecode(Encoding.UTF8.GetBytes(path), out _));

    [Fact]
    public void An_encoded_slash_separates_nothing()
    {
        var bytes = "/a%2Fb/c"u8.ToArray();

        Assert.True(PathDecoder.TryDecode(bytes, out var length));
        Assert.Equal(2, bytes.AsSpan(0, length).Count((byte)'/'));
    }
}
