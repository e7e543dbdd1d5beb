using System.Text;
using Hyperlane.Http.Messages;

namespace Hyperlane.Http.Parsing;

/// <summary>The request line (RFC 9112 §3): method, target in its four forms, version.</summary>
internal static class RequestLine
{
    /// <summary>Reads the line that stands at <paramref name="line"/> of <paramref name="input"/> into <paramref name="head"/>.</summary>
    public static RejectionReason Parse(ReadOnlySpan<byte> input, (int Start, int Length) line, RequestHead head)
    {
        var text = input.Slice(line.Start, line.Length);
        var first = text.IndexOf((byte)' ');
        var last = text.LastIndexOf((byte)' ');
        if (first <= 0 || last - first < 2)
        {
            return RejectionReason.RequestLineMalformed;
        }

        var method = text[..first];
        if (!Tokens.IsToken(method))
        {
            return RejectionReason.MethodInvalid;
        }

        var version = ParseVersion(text[(last + 1)..], head);
        if (version != RejectionReason.None)
        {
            return version;
        }

        head.Method = HttpMethods.Intern(method);
        return ParseTarget(input, (line.Start + first + 1, last - first - 1), head);
    }

    /// <summary>
    /// Whether bytes can never become a line: a TLS handshake on a plain port, or noise. What only looks like a slip may go on, to be told
    /// more precisely.
    /// </summary>
    public static bool CannotBegin(ReadOnlySpan<byte> start)
        => !start.IsEmpty && start[0] is not ((byte)'\r' or (byte)'\n' or (byte)' ') && !Tokens.IsToken(start[..1]);

    private static RejectionReason ParseVersion(ReadOnlySpan<byte> version, RequestHead head)
    {
        if (version.SequenceEqual("HTTP/1.1"u8))
        {
            head.MinorVersion = 1;
            return RejectionReason.None;
        }

        if (version is not [(byte)'H', (byte)'T', (byte)'T', (byte)'P', (byte)'/', >= (byte)'0' and <= (byte)'9', (byte)'.',
            >= (byte)'0' and <= (byte)'9'])
        {
            return RejectionReason.VersionMalformed;
        }

        // A higher minor version is a 1.1 with features that we need not know (RFC 9110 §2.5).
        head.MinorVersion = version[7] == '0' ? 0 : 1;
        return version[5] == '1' ? RejectionReason.None : RejectionReason.VersionNotSupported;
    }

    private static RejectionReason ParseTarget(ReadOnlySpan<byte> input, (int Start, int Length) range, RequestHead head)
    {
        var target = input.Slice(range.Start, range.Length);
        if (target.ContainsAnyExceptInRange((byte)'!', (byte)'~') || target.Contains((byte)'#'))
        {
            return RejectionReason.TargetInvalid;
        }

        if (ReferenceEquals(head.Method, HttpMethods.Connect))
        {
            return RejectionReason.ConnectNotSupported;
        }

        if (target[0] == '/')
        {
            SplitQuery(target, range.Start, head);
            return RejectionReason.None;
        }

        if (target.SequenceEqual("*"u8))
        {
            head.Path = range;
            head.Query = default;
            return ReferenceEquals(head.Method, HttpMethods.Options) ? RejectionReason.None : RejectionReason.TargetInvalid;
        }

        return ParseAbsolute(target, range.Start, head);
    }

    private static RejectionReason ParseAbsolute(ReadOnlySpan<byte> target, int start, RequestHead head)
    {
        var scheme = target.IndexOf("://"u8);
        if (scheme <= 0 || !(Ascii.EqualsIgnoreCase(target[..scheme], "http"u8) || Ascii.EqualsIgnoreCase(target[..scheme], "https"u8)))
        {
            return RejectionReason.TargetInvalid;
        }

        var rest = target[(scheme + 3)..];
        var slash = rest.IndexOfAny((byte)'/', (byte)'?');
        var authority = slash < 0 ? rest : rest[..slash];
        if (authority.IsEmpty || !HostRules.IsValid(authority))
        {
            return RejectionReason.TargetInvalid;
        }

        head.Authority = (start + scheme + 3, authority.Length);
        head.IsHttpsTarget = scheme == "https".Length;
        if (slash < 0)
        {
            // The slash after the scheme stands in for the path that is missing (RFC 9110 §4.2.3).
            head.Path = (start + scheme + 2, 1);
            head.Query = default;
        }
        else if (rest[slash] == '?')
        {
            head.Path = (start + scheme + 2, 1);
            head.Query = (start + scheme + 3 + slash + 1, rest.Length - slash - 1);
        }
        else
        {
            SplitQuery(rest[slash..], start + scheme + 3 + slash, head);
        }

        return RejectionReason.None;
    }

    private static void SplitQuery(ReadOnlySpan<byte> target, int start, RequestHead head)
    {
        var mark = target.IndexOf((byte)'?');
        head.Path = (start, mark < 0 ? target.Length : mark);
        head.Query = mark < 0 ? default : (start + mark + 1, target.Length - mark - 1);
    }
}
