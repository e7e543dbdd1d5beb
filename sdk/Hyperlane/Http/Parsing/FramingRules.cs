using System.Buffers.Text;
using System.Text;
using Hyperlane.Http.Messages;

namespace Hyperlane.Http.Parsing;

/// <summary>
/// The rules that say where a request ends (RFC 9112 §6, §9.3), all in one place, because two parsers that
/// disagree about it are how requests are smuggled. Whatever could be read in two ways is refused.
/// </summary>
internal static class FramingRules
{
    /// <summary>So many fit into 64 bits, whichever they are.</summary>
    private const int MaxLengthDigits = 18;

    public static RejectionReason Apply(ReadOnlySpan<byte> head, RequestHead request, out MessageFraming framing)
    {
        framing = default;
        var hosts = 0;
        var hostOk = true;
        var length = 0L;
        var lengthFault = RejectionReason.None;
        var lengths = 0;
        var encodings = 0;
        var encoding = RejectionReason.None;
        var keepAlive = request.MinorVersion >= 1;
        var close = false;
        var expectContinue = false;
        foreach (ref readonly var field in request.Fields)
        {
            if (field.Known == KnownHeader.None)
            {
                continue;
            }

            var value = field.Value(head);
            switch (field.Known)
            {
                case KnownHeader.Host:
                    hosts++;
                    hostOk &= HostRules.IsValid(value);
                    break;
                case KnownHeader.ContentLength:
                    lengths++;
                    lengthFault = ParseLength(value, out length);
                    break;
                case KnownHeader.TransferEncoding:
                    encodings++;
                    encoding = CheckEncoding(value);
                    break;
                case KnownHeader.Connection:
                    ConnectionOptions.Read(value, ref keepAlive, ref close);
                    break;
                case KnownHeader.Expect when Ascii.EqualsIgnoreCase(value, "100-continue"u8):
                    // HTTP/1.0 has no interim answers (RFC 9110 §10.1.1).
                    expectContinue = request.MinorVersion >= 1;
                    break;
                case KnownHeader.Expect:
                    return RejectionReason.ExpectationUnknown;
            }
        }

        keepAlive &= !close;
        framing = encodings > 0
            ? new(BodyKind.Chunked, 0, keepAlive, expectContinue)
            : new(length > 0 ? BodyKind.Length : BodyKind.None, length, keepAlive, expectContinue && length > 0);

        return (hosts, lengths, encodings) switch
        {
            (0, _, _) when request.MinorVersion >= 1 => RejectionReason.HostMissing,
            ( > 1, _, _) => RejectionReason.HostRepeated,
            _ when !hostOk => RejectionReason.HostInvalid,
            (_, > 0, > 0) => RejectionReason.TransferEncodingAndContentLength,
            (_, > 1, _) => RejectionReason.ContentLengthRepeated,
            (_, 1, _) when lengthFault != RejectionReason.None => lengthFault,
            (_, _, > 0) when request.MinorVersion == 0 => RejectionReason.TransferEncodingInHttp10,
            (_, _, > 1) => RejectionReason.TransferEncodingInvalid,
            _ => encoding,
        };
    }

    private static RejectionReason ParseLength(ReadOnlySpan<byte> value, out long length)
    {
        length = 0;
        if (value.IsEmpty || value.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return RejectionReason.ContentLengthInvalid;
        }

        var digits = value.TrimStart((byte)'0');
        return digits.IsEmpty || (digits.Length <= MaxLengthDigits && Utf8Parser.TryParse(digits, out length, out _))
            ? RejectionReason.None
            : RejectionReason.ContentLengthTooLarge;
    }

    private static RejectionReason CheckEncoding(ReadOnlySpan<byte> value)
    {
        if (Ascii.EqualsIgnoreCase(value, "chunked"u8))
        {
            return RejectionReason.None;
        }

        var last = value[(value.LastIndexOf((byte)',') + 1)..].Trim(" \t"u8);
        var first = value[..Math.Max(0, value.IndexOf((byte)','))].Trim(" \t"u8);
        return Ascii.EqualsIgnoreCase(last, "chunked"u8) && first.Length > 0 && !Ascii.EqualsIgnoreCase(first, "chunked"u8)
            ? RejectionReason.TransferEncodingNotSupported
            : RejectionReason.TransferEncodingInvalid;
    }
}
