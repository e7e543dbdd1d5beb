using System.IO.Compression;
using System.Text;
using Hyperlane.WebSockets.Protocol;

namespace Hyperlane.Fuzz;

/// <summary>Reads a client's bytes as RFC 6455 §5 and RFC 7692 §6 are written, from the first to the last, slowly.</summary>
internal sealed class NaiveMessages(byte[] input, MessageSettings settings)
{
    /// <summary>A message that is too large and broken: which is found first depends on how much is inflated at a time.</summary>
    public const int EitherFault = 1007_1009;

    /// <summary>What may follow a message: a block, or what none begins with.</summary>
    private static readonly byte[][] Followers =
        [[0, 1, 0, 0xFE, 0xFF, 0x21], [.. Enumerable.Repeat((byte)0xFF, 400)], [.. Enumerable.Repeat((byte)0x55, 400)]];

    private readonly MessageLog _log = new();
    private readonly List<byte> _message = [];
    private readonly List<byte> _seen = [];
    private bool _isInMessage;
    private bool _isText;
    private bool _isCompressed;
    private int _fragments;
    private int _emptyFragments;
    private int _at;

    /// <summary>What was read, as <see cref="MessageFeed"/> says it.</summary>
    public IReadOnlyList<string> Read()
    {
        while (ReadFrame())
        {
        }

        return _log.Lines;
    }

    private bool IsInParts => settings.InParts && !_isCompressed;

    /// <returns>False at the end.</returns>
    private bool ReadFrame()
    {
        var left = input.AsSpan(_at);
        if (left.Length < 2)
        {
            return End(left.Length);
        }

        var (isFinal, isCompressed, bits, opcode) = ((left[0] & 0x80) != 0, (left[0] & 0x40) != 0, left[0] & 0x30, left[0] & 0x0F);
        var isControl = opcode >= 8;
        var isWrong = bits != 0
            || (isCompressed && (!settings.TakesCompression || isControl))
            || opcode is (> 2 and < 8) or > 10
            || (isControl && (!isFinal || (left[1] & 0x7F) > 125))
            || left[1] < 0x80;
        if (isWrong)
        {
            return Fault(1002);
        }

        var more = (left[1] & 0x7F) switch { 126 => 2, 127 => 8, _ => 0 };
        if (left.Length < 2 + more)
        {
            return End(left.Length);
        }

        var length = (ulong)(left[1] & 0x7F);
        if (more > 0)
        {
            length = left.Slice(2, more).ToArray().Aggregate(0UL, (sum, next) => (sum << 8) | next);
            if (length < (more == 2 ? 126UL : 65_536UL) || length > long.MaxValue)
            {
                return Fault(1002);
            }
        }

        if (left.Length < 6 + more)
        {
            return End(left.Length);
        }

        var mask = left.Slice(2 + more, 4).ToArray();
        var payload = left[(6 + more)..].ToArray().Select((value, at) => (byte)(value ^ mask[at % 4])).ToArray();
        var isThere = (ulong)payload.Length >= length;
        payload = isThere ? payload[..(int)length] : payload;
        if (isControl)
        {
            return isThere ? ReadControl((Opcode)opcode, payload, 6 + more + payload.Length) : End(left.Length);
        }

        if (Check(opcode, isFinal, isCompressed, length) is var status and not 0)
        {
            return Fault(status);
        }

        _at += 6 + more + payload.Length;
        return ReadData(payload, isThere, isThere && isFinal);
    }

    private bool ReadControl(Opcode opcode, byte[] payload, int length)
    {
        if (opcode == Opcode.Close && payload.Length > 0)
        {
            var code = payload.Length == 1 ? 0 : (payload[0] << 8) | payload[1];
            if (code is not ((>= 1000 and < 1004) or (> 1006 and < 1015) or (>= 3000 and < 5000)))
            {
                return Fault(1002);
            }

            if (!IsText(payload[2..], isWhole: true))
            {
                return Fault(1007);
            }
        }

        _log.AddControl(opcode, payload);
        _at += length;
        return opcode != Opcode.Close;
    }

    /// <returns>The status of the fault; 0 for none.</returns>
    private int Check(int opcode, bool isFinal, bool isCompressed, ulong length)
    {
        if ((opcode == 0) != _isInMessage || (opcode == 0 && isCompressed))
        {
            return 1002;
        }

        if (opcode != 0)
        {
            (_isInMessage, _isText, _isCompressed, _fragments) = (true, opcode == 1, isCompressed, 0);
            _message.Clear();
        }

        _fragments++;
        _emptyFragments = length == 0 && !isFinal ? _emptyFragments + 1 : 0;
        return !IsInParts && length > (ulong)(settings.MaxMessageBytes - _message.Count) ? 1009
            : _emptyFragments > settings.MaxEmptyFragments || (!settings.InParts && _fragments > settings.MaxFragments) ? 1008
            : 0;
    }

    private bool ReadData(byte[] payload, bool isThere, bool isLast)
    {
        _message.AddRange(payload);
        if (_isText && !_isCompressed && !IsText([.. _message], isLast))
        {
            return Fault(1007, isInText: true);
        }

        if (!isLast)
        {
            if (IsInParts)
            {
                _log.AddPart(payload, _isText);
            }

            return isThere || End(0);
        }

        _isInMessage = false;
        if (!_isCompressed)
        {
            _log.AddMessage(IsInParts ? payload : [.. _message], _isText);
            return true;
        }

        var (bytes, status) = Inflate();
        if (status != 0 || (_isText && !IsText(bytes, isWhole: true)))
        {
            return Fault(status == 0 ? 1007 : status, isInText: true);
        }

        _log.AddMessage(bytes, _isText);
        return true;
    }

    /// <summary>Inflates all that was compressed so far, and takes what the last message has added.</summary>
    private (byte[] Bytes, int Status) Inflate()
    {
        var before = _seen.Count == 0 ? 0 : Inflate([.. _seen]).Bytes.Length;
        _seen.AddRange([.. _message, 0, 0, 0xFF, 0xFF]);
        var (bytes, isBroken) = Inflate([.. _seen]);
        var length = bytes.Length - before;

        // If nothing that follows is looked at, a block has said that it is the last.
        var hasEnded = Followers.All(more => Inflate([.. _seen, .. more]) is { IsBroken: false } on && on.Bytes.Length == bytes.Length);
        if (hasEnded || !settings.KeepsContext)
        {
            _seen.Clear();
        }

        return (isBroken ? [] : bytes[before..], isBroken
            ? (length < settings.MaxMessageBytes ? 1007 : EitherFault)
            : length > settings.MaxMessageBytes ? 1009 : 0);
    }

    private static (byte[] Bytes, bool IsBroken) Inflate(byte[] bytes)
    {
        using var inflate = new DeflateStream(new MemoryStream(bytes), CompressionMode.Decompress);
        var output = new List<byte>();
        try
        {
            for (int next; (next = inflate.ReadByte()) >= 0;)
            {
                output.Add((byte)next);
            }

            return ([.. output], false);
        }
        catch (InvalidDataException)
        {
            return ([.. output], true);
        }
    }

    /// <summary>Whether bytes are UTF-8, or can become it.</summary>
    private static bool IsText(byte[] bytes, bool isWhole)
    {
        try
        {
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder().GetChars(bytes, new char[bytes.Length + 1], flush: isWhole);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private bool Fault(int status, bool isInText = false)
    {
        _log.AddFault(status, isInText);
        return false;
    }

    private bool End(int left)
    {
        _log.AddEnd(left);
        return false;
    }
}
