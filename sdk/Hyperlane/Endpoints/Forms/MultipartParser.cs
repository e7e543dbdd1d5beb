using System.Text;

namespace Hyperlane.Endpoints.Forms;

/// <summary>
/// Takes a multipart/form-data body apart (RFC 7578, RFC 2046 §5.1). Sans-IO: it is given bytes and tells what they
/// begin with and how many that takes; what it does not consume it wants to see again, with more behind it.
/// </summary>
/// <remarks>
/// | state     | sees               | tells   | then      |
/// | Preamble  | a boundary         | -       | LineEnd   |
/// | LineEnd   | CR LF              | -       | Headers   |
/// | LineEnd   | --                 | End     | Done      |
/// | Headers   | an empty line      | Head    | Content   |
/// | Content   | anything else      | Content | Content   |
/// | Content   | CR LF and boundary | PartEnd | LineEnd   |
/// </remarks>
internal sealed class MultipartParser
{
    /// <summary>The most blanks behind a boundary, where mail gateways once put some.</summary>
    private const int MaxPadding = 64;

    private readonly byte[] _delimiter;
    private readonly int _maxHeaderBytes;
    private State _state = State.Start;

    /// <param name="boundary">As the Content-Type names it.</param>
    /// <param name="maxHeaderBytes">The most bytes of a part's headers.</param>
    public MultipartParser(string boundary, int maxHeaderBytes)
    {
        _delimiter = Encoding.ASCII.GetBytes($"\r\n--{boundary}");
        _maxHeaderBytes = maxHeaderBytes;
    }

    private enum State
    {
        Start,
        Preamble,
        LineEnd,
        Headers,
        Content,
        Done,
    }

    /// <summary>The part at hand, from its Head on.</summary>
    public PartHead? Part { get; private set; }

    /// <summary>How many bytes must fit into the caller's buffer so that none is ever asked for in vain.</summary>
    public int MaxLookahead => Math.Max(_maxHeaderBytes + 4, _delimiter.Length + MaxPadding + 2);

    /// <summary>Tells what the bytes begin with.</summary>
    /// <param name="input">What was not consumed yet.</param>
    /// <param name="consumed">How much of it need not come again.</param>
    /// <exception cref="Http.ProblemException">400 or 413.</exception>
    public MultipartToken Read(ReadOnlySpan<byte> input, out int consumed)
    {
        consumed = 0;
        while (true)
        {
            var before = (_state, consumed);
            var token = Step(input[consumed..], out var taken);
            consumed += taken;
            if (token != MultipartToken.NeedMore || before == (_state, consumed))
            {
                return token;
            }
        }
    }

    private MultipartToken Step(ReadOnlySpan<byte> input, out int consumed)
    {
        consumed = 0;
        switch (_state)
        {
            case State.Start:
                return ReadStart(input, out consumed);
            case State.Preamble:
                return ReadPreamble(input, out consumed);
            case State.LineEnd:
                return ReadLineEnd(input, out consumed);
            case State.Headers:
                return ReadHeaders(input, out consumed);
            case State.Content:
                return ReadContent(input, out consumed);
            default:
                return MultipartToken.End;
        }
    }

    /// <summary>The first boundary needs no line end before it.</summary>
    private MultipartToken ReadStart(ReadOnlySpan<byte> input, out int consumed)
    {
        consumed = 0;
        var first = _delimiter.AsSpan(2);
        if (input.StartsWith(first))
        {
            consumed = first.Length;
            _state = State.LineEnd;
        }
        else if (!first.StartsWith(input))
        {
            _state = State.Preamble;
        }

        return MultipartToken.NeedMore;
    }

    private MultipartToken ReadPreamble(ReadOnlySpan<byte> input, out int consumed)
    {
        var at = input.IndexOf(_delimiter);
        consumed = at < 0 ? WithoutTail(input) : at + _delimiter.Length;
        _state = at < 0 ? State.Preamble : State.LineEnd;
        return MultipartToken.NeedMore;
    }

    private MultipartToken ReadLineEnd(ReadOnlySpan<byte> input, out int consumed)
    {
        consumed = 0;
        if (input.StartsWith("--"u8))
        {
            consumed = 2;
            _state = State.Done;
            return MultipartToken.End;
        }

        var rest = input.TrimStart(" \t"u8);
        var padding = input.Length - rest.Length;
        if (rest.StartsWith("\r\n"u8) && padding <= MaxPadding)
        {
            consumed = padding + 2;
            _state = State.Headers;
        }
        else if (padding > MaxPadding || !("\r\n"u8.StartsWith(rest) || (padding == 0 && "--"u8.StartsWith(rest))))
        {
            throw FormProblems.BoundaryNotAlone(Part?.Name);
        }

        return MultipartToken.NeedMore;
    }

    private MultipartToken ReadHeaders(ReadOnlySpan<byte> input, out int consumed)
    {
        // A part without headers has its empty line at once; it also has no name, as the reader of heads will say.
        var end = input.StartsWith("\r\n"u8) ? 0 : input.IndexOf("\r\n\r\n"u8) is >= 0 and var at ? at + 2 : -1;
        if (end > _maxHeaderBytes || (end < 0 && input.Length >= _maxHeaderBytes + 4))
        {
            throw FormProblems.HeaderTooLarge(_maxHeaderBytes);
        }

        consumed = 0;
        if (end < 0)
        {
            return MultipartToken.NeedMore;
        }

        Part = PartHead.Parse(input[..end]);
        consumed = end + 2;
        _state = State.Content;
        return MultipartToken.Head;
    }

    private MultipartToken ReadContent(ReadOnlySpan<byte> input, out int consumed)
    {
        var at = input.IndexOf(_delimiter);
        if (at == 0)
        {
            consumed = _delimiter.Length;
            _state = State.LineEnd;
            return MultipartToken.PartEnd;
        }

        consumed = at > 0 ? at : WithoutTail(input);
        return consumed > 0 ? MultipartToken.Content : MultipartToken.NeedMore;
    }

    /// <summary>How much there is before what may be the beginning of a delimiter.</summary>
    private int WithoutTail(ReadOnlySpan<byte> input)
    {
        var from = Math.Max(input.Length - _delimiter.Length + 1, 0);
        while (from < input.Length && !_delimiter.AsSpan().StartsWith(input[from..]))
        {
            from++;
        }

        return from;
    }
}
