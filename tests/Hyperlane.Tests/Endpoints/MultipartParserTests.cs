using System.Text;
using Hyperlane.Endpoints.Forms;
using Hyperlane.Http;

namespace Hyperlane.Tests.Endpoints;

/// <summary>Every case is read whole, split in two at every byte, and byte by byte.</summary>
public sealed class MultipartParserTests
{
    private const string A = "Content-Disposition: form-data; name=\"a\"\r\n";

    [Theory]
    [InlineData("--b\r\n" + A + "\r\none\r\n--b--\r\n", "a=one")]
    [InlineData("--b\r\n" + A + "\r\none\r\n--b--", "a=one")]
    [InlineData("--b\r\n" + A + "\r\n\r\n--b--", "a=")]
    [InlineData("--b--\r\n", "")]
    [InlineData("--b--\r\nan epilogue\r\n--b\r\n", "")]
    [InlineData("\r\n--b\r\n" + A + "\r\none\r\n--b--", "a=one")]
    [InlineData("a preamble\r\n--bx --b\r\n\r\n--b\r\n" + A + "\r\none\r\n--b--", null)]
    [InlineData("a preamble --b\r\n--\r\n\r\n--b\r\n" + A + "\r\none\r\n--b--", "a=one")]
    [InlineData("--b \t\r\n" + A + "\r\none\r\n--b \r\n" + A + "\r\ntwo\r\n--b--", "a=one|a=two")]
    [InlineData("--b\r\n" + A + "\r\none\r\n--a\r\n-b\n--b\r--b\r\n\r\n--c\r\n--b--", "a=one\r\n--a\r\n-b\n--b\r--b\r\n\r\n--c")]
    [InlineData("--b\r\n" + A + "\r\n\r\r\n--b--", "a=\r")]
    [InlineData("--b\r\n" + A + "\r\n\r\n\r\n--b--", "a=\r\n")]
    [InlineData("--b\r\n" + A + "\r\n\r\n-\r\n--b--", "a=\r\n-")]
    [InlineData("--b\r\n" + A + "\r\n--b--\r\n--b--", "a=--b--")]
    [InlineData("--b\r\n" + A + "X-Other: y\r\nContent-Type: text/plain\r\n\r\none\r\n--b--", "a(text/plain)=one")]
    [InlineData("--b\r\ncontent-type:text/plain\r\nCONTENT-DISPOSITION:FORM-DATA ; NAME = a ; x\r\n\r\none\r\n--b--", "a(text/plain)=one")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"\"\r\n\r\none\r\n--b--", "=one")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"caf\u00e9; \\\"x\\\" \\\\ \\n\"\r\n\r\none\r\n--b--", "caf\u00e9; \"x\" \\ \\n=one")]
    [InlineData("--b\r\nContent-Disposition: form-data; x=\";name=no\"; name=a\r\n\r\none\r\n--b--", "a=one")]
    [InlineData("--b\r\nContent-Disposition: form-data; filename=f; name=a\r\n\r\none\r\n--b--", "a[f]=one")]
    [InlineData("--b\r\n" + A + "Content-Transfer-Encoding: Binary\r\n\r\none\r\n--b--", "a=one")]
    public void Reads(string body, string? expected)
    {
        foreach (var pieces in Splits(body))
        {
            Assert.Equal(expected ?? "400", Run(pieces));
        }
    }

    [Theory]
    [InlineData("filename=\"f.txt\"", "f.txt")]
    [InlineData("filename=f.txt", "f.txt")]
    [InlineData("filename=\"a b;c.txt\"", "a b;c.txt")]
    [InlineData("filename=\"\"", "")]
    [InlineData("filename=\"C:\\Users\\me\\f.txt\"", "f.txt")]
    [InlineData("filename=\"../../etc/passwd\"", "passwd")]
    [InlineData("filename=\"/etc/passwd\"", "passwd")]
    [InlineData("filename=\"..\\..\\f.txt\"", "f.txt")]
    [InlineData("filename=\"folder/\"", "")]
    [InlineData("filename=\"..\"", "")]
    [InlineData("filename=\".\"", "")]
    [InlineData("filename=\".htaccess\"", ".htaccess")]
    [InlineData("filename=\"\u65e5\u672c.txt\"", "\u65e5\u672c.txt")]
    [InlineData("filename=\"x\"; filename*=UTF-8''%e6%97%a5%2F..%2F%00f.txt", "f.txt")]
    [InlineData("filename*=utf-8''na%C3%AFve.txt; filename=x", "na\u00efve.txt")]
    [InlineData("filename=x; filename*=ISO-8859-1''y", "x")]
    public void Names_files_without_their_folders(string parameter, string expected)
        => Assert.Equal($"a[{expected}]=one",
            Run([Encoding.UTF8.GetBytes($"--b\r\nContent-Disposition: form-data; name=\"a\"; {parameter}\r\n\r\none\r\n--b--")]));

    [Theory]
    [InlineData("--bx\r\n")]
    [InlineData("--b-\r\n")]
    [InlineData("--b -\r\n")]
    [InlineData("--b\n")]
    [InlineData("--b\rx")]
    [InlineData("--b\r\n" + A + "\r\none\r\n--bb\r\n")]
    [InlineData("--b\r\n\r\none\r\n--b--")]
    [InlineData("--b\r\nContent-Type: text/plain\r\n\r\none\r\n--b--")]
    [InlineData("--b\r\nContent-Disposition: form-data\r\n\r\none\r\n--b--")]
    [InlineData("--b\r\nContent-Disposition: attachment; name=a\r\n\r\none\r\n--b--")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"a\r\n\r\none\r\n--b--")]
    [InlineData("--b\r\nContent-Disposition form-data; name=a\r\n\r\none\r\n--b--")]
    [InlineData("--b\r\nContent-Disposition : form-data; name=a\r\n\r\none\r\n--b--")]
    [InlineData("--b\r\nContent-Disposition: form-data;\r\n name=a\r\n\r\none\r\n--b--")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=a\nX: y\r\n\r\none\r\n--b--")]
    [InlineData("--b\r\n" + A + "X: \0\r\n\r\none\r\n--b--")]
    [InlineData("--b\r\n" + A + "Content-Transfer-Encoding: base64\r\n\r\none\r\n--b--")]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("--b")]
    [InlineData("--b\r\n")]
    [InlineData("--b\r\n" + A)]
    [InlineData("--b\r\n" + A + "\r\n")]
    [InlineData("--b\r\n" + A + "\r\none\r\n--")]
    [InlineData("--b\r\n" + A + "\r\none\r\n--b")]
    [InlineData("--b\r\n" + A + "\r\none\r\n--b-")]
    [InlineData("no boundary at all")]
    public void Refuses(string body)
    {
        foreach (var pieces in Splits(body))
        {
            Assert.Equal("400", Run(pieces));
        }
    }

    [Theory]
    [InlineData(64, "a=one")]
    [InlineData(65, "400")]
    public void Bounds_the_padding_of_a_boundary(int blanks, string expected)
    {
        foreach (var pieces in Splits($"--b{new string(' ', blanks)}\r\n{A}\r\none\r\n--b--"))
        {
            Assert.Equal(expected, Run(pieces));
        }
    }

    [Theory]
    [InlineData(100, "a=one")]
    [InlineData(101, "413")]
    public void Bounds_the_headers_of_a_part(int bytes, string expected)
    {
        foreach (var pieces in Splits($"--b\r\n{A}X: {new string('y', bytes - A.Length - 5)}\r\n\r\none\r\n--b--"))
        {
            Assert.Equal(expected, Run(pieces));
        }

        Assert.Equal("413", Run([Encoding.ASCII.GetBytes("--b\r\n" + new string('y', 105))]));
    }

    private static IEnumerable<byte[][]> Splits(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        for (var split = 0; split <= bytes.Length; split++)
        {
            yield return [bytes[..split], bytes[split..]];
        }

        yield return [.. bytes.Select(b => new[] { b })];
    }

    /// <summary>Feeds the parser as its caller does, within the room that it says is enough.</summary>
    private static string Run(byte[][] pieces)
    {
        var parser = new MultipartParser("b", maxHeaderBytes: 100);
        var parts = new List<string>();
        var content = new List<byte>();
        var unread = new List<byte>();
        try
        {
            foreach (var piece in pieces)
            {
                unread.AddRange(piece);
                MultipartToken token;
                do
                {
                    token = parser.Read(unread.ToArray(), out var consumed);
                    if (token == MultipartToken.Content)
                    {
                        Assert.True(consumed > 0);
                        content.AddRange(unread.Take(consumed));
                    }
                    else if (token == MultipartToken.PartEnd)
                    {
                        var part = parser.Part!;
                        var file = part.FileName is null ? "" : $"[{part.FileName}]";
                        var type = part.ContentType is null ? "" : $"({part.ContentType})";
                        parts.Add($"{part.Name}{file}{type}={Encoding.UTF8.GetString([.. content])}");
                        content.Clear();
                    }

                    unread.RemoveRange(0, consumed);
                }
                while (token is not (MultipartToken.NeedMore or MultipartToken.End));

                if (token == MultipartToken.End)
                {
                    return string.Join('|', parts);
                }

                Assert.True(unread.Count < parser.MaxLookahead, "It asks for more than fits.");
            }

            return "400";
        }
        catch (ProblemException error)
        {
            return $"{error.Problem.Status}";
        }
    }
}
