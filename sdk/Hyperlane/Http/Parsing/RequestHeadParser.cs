using System.Buffers;
using Hyperlane.Http.Messages;

namespace Hyperlane.Http.Parsing;

/// <summary>
/// Reads the head of a request (RFC 9112 §2.2, §3, §5) from the bytes at hand. It neither reads nor waits:
/// it says done, need more, or rejected, and leaves no state behind, so a head that arrives in pieces is
/// simply looked at again.
/// </summary>
internal static class RequestHeadParser
{
    /// <summary>How many bytes of empty lines before a request line are ignored (RFC 9112 §2.2).</summary>
    private const int MaxLeadingBytes = 8;

    /// <param name="buffer">The bytes at hand; on <see cref="ParseStatus.Done"/> what follows the head.</param>
    /// <param name="head">Filled on <see cref="ParseStatus.Done"/>.</param>
    /// <param name="limits">The longest line and the largest header section.</param>
    /// <param name="reason">Set on <see cref="ParseStatus.Rejected"/>.</param>
    public static ParseStatus Parse(ref ReadOnlySequence<byte> buffer, RequestHead head, HttpLimits limits, out RejectionReason reason)
    {
        if (buffer.IsSingleSegment)
        {
            var status = Parse(buffer.FirstSpan, head, limits, out var consumed, out reason);
            buffer = buffer.Slice(consumed);
            return status;
        }

        // A head across segments is rare; it is brought together first, up to the most that a head may take.
        var length = (int)Math.Min(buffer.Length, MaxLeadingBytes + limits.MaxRequestLineBytes + limits.MaxHeaderBytes + 2L);
        var copy = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            buffer.Slice(0, length).CopyTo(copy);
            var status = Parse(copy.AsSpan(0, length), head, limits, out var consumed, out reason);
            buffer = buffer.Slice(consumed);
            return status;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(copy);
        }
    }

    private static ParseStatus Parse(ReadOnlySpan<byte> input, RequestHead head, HttpLimits limits, out int consumed,
        out RejectionReason reason)
    {
        head.Restart();
        consumed = 0;
        var position = SkipEmptyLines(input);
        if (RequestLine.CannotBegin(input[position..]))
        {
            return Reject(RejectionReason.MethodInvalid, out reason);
        }

        var status = ReadLine(input, ref position, limits.MaxRequestLineBytes, out var line, out reason);
        if (status != ParseStatus.Done)
        {
            // Too long is what comes last in what may be there: the target, unless it has not even begun.
            reason = reason != RejectionReason.HeadersTooLarge ? reason
                : input.Slice(position, limits.MaxRequestLineBytes).Contains((byte)' ') ? RejectionReason.RequestLineTooLong
                : RejectionReason.MethodTooLong;
            return status;
        }

        reason = RequestLine.Parse(input, line, head);
        if (reason != RejectionReason.None)
        {
            return ParseStatus.Rejected;
        }

        status = ReadFields(input, ref position, head, limits, out reason);
        if (status != ParseStatus.Done)
        {
            return status;
        }

        reason = FramingRules.Apply(input, head, out var framing);
        if (reason != RejectionReason.None)
        {
            return ParseStatus.Rejected;
        }

        head.Framing = framing;
        consumed = position;
        return head.TryKeep(input[..position]) ? ParseStatus.Done : Reject(RejectionReason.PathInvalid, out reason);
    }

    private static ParseStatus ReadFields(ReadOnlySpan<byte> input, ref int position, RequestHead head, HttpLimits limits,
        out RejectionReason reason)
    {
        var start = position;
        while (true)
        {
            var status = ReadLine(input, ref position, limits.MaxHeaderBytes - (position - start), out var line, out reason);
            if (status != ParseStatus.Done || line.Length == 0)
            {
                return status;
            }

            reason = head.FieldCount == limits.MaxHeaderCount ? RejectionReason.HeadersTooMany : ReadField(input, line, head);
            if (reason != RejectionReason.None)
            {
                return ParseStatus.Rejected;
            }
        }
    }

    private static RejectionReason ReadField(ReadOnlySpan<byte> input, (int Start, int Length) line, RequestHead head)
    {
        var text = input.Slice(line.Start, line.Length);
        if (text[0] is (byte)' ' or (byte)'\t')
        {
            return RejectionReason.HeaderFolded;
        }

        var colon = text.IndexOf((byte)':');
        if (colon < 0 || !Tokens.IsToken(text[..colon]))
        {
            return RejectionReason.HeaderNameInvalid;
        }

        var rest = text[(colon + 1)..];
        if (!Tokens.IsFieldValue(rest))
        {
            return RejectionReason.HeaderValueInvalid;
        }

        var value = rest.TrimStart(" \t"u8);
        var start = line.Start + text.Length - value.Length;
        head.AddField(new HeaderField(line.Start, colon, start, value.TrimEnd(" \t"u8).Length, HeaderField.Recognise(text[..colon])));
        return RejectionReason.None;
    }

    /// <summary>Finds the next line and moves past it; the range is without the line's end.</summary>
    private static ParseStatus ReadLine(ReadOnlySpan<byte> input, ref int position, int limit, out (int Start, int Length) line,
        out RejectionReason reason)
    {
        line = default;
        reason = RejectionReason.None;
        var rest = input[position..];
        var end = rest.IndexOf((byte)'\n');
        if ((end < 0 ? rest.Length : end + 1) > limit)
        {
            return Reject(RejectionReason.HeadersTooLarge, out reason);
        }

        if (end < 0)
        {
            return ParseStatus.NeedMore;
        }

        if (end == 0 || rest[end - 1] != '\r')
        {
            return Reject(RejectionReason.BareLineFeed, out reason);
        }

        line = (position, end - 1);
        position += end + 1;
        return ParseStatus.Done;
    }

    private static int SkipEmptyLines(ReadOnlySpan<byte> input)
    {
        var position = 0;
        while (position < MaxLeadingBytes && input[position..].StartsWith("\r\n"u8))
        {
            position += 2;
        }

        return position;
    }

    private static ParseStatus Reject(RejectionReason why, out RejectionReason reason)
    {
        reason = why;
        return ParseStatus.Rejected;
    }
}
