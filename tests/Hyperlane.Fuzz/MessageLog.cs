using System.Globalization;
using Hyperlane.WebSockets.Protocol;

namespace Hyperlane.Fuzz;

/// <summary>What was read of a client's bytes, line by line, so that two readings can be compared.</summary>
/// <remarks>
/// "text" and "binary" with the bytes of a message, or of what has come of it where it is read in parts; "ping", "pong" and
/// "close" with theirs; at the end either "fault" with the close status, or how many bytes are left over.
/// </remarks>
internal sealed class MessageLog
{
    private readonly List<string> _lines = [];
    private readonly List<byte> _parts = [];
    private bool _isText;

    /// <summary>The lines.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>
    /// A part of a message. Where one ends and the next begins depends on how the bytes came, so they are taken together.
    /// </summary>
    public void AddPart(ReadOnlySpan<byte> bytes, bool isText)
    {
        _isText = isText;
        _parts.AddRange(bytes);
    }

    /// <summary>A message, or the last part of one.</summary>
    public void AddMessage(ReadOnlySpan<byte> bytes, bool isText)
    {
        _parts.AddRange(bytes);
        _lines.Add($"{Kind(isText)} {Convert.ToHexString(_parts.ToArray())}");
        _parts.Clear();
    }

    /// <summary>A control frame.</summary>
    public void AddControl(Opcode opcode, ReadOnlySpan<byte> payload)
    {
        EndParts();
        _lines.Add($"{opcode.ToString().ToLowerInvariant()} {Convert.ToHexString(payload)}");
    }

    /// <summary>A breach of the protocol. How much of text that is none was delivered before depends on how the bytes came.</summary>
    public void AddFault(int status, bool isInText)
    {
        if (isInText)
        {
            _parts.Clear();
        }

        EndParts();
        _lines.Add(string.Create(CultureInfo.InvariantCulture, $"fault {status}"));
    }

    /// <summary>The bytes end.</summary>
    public void AddEnd(int left)
    {
        EndParts();
        _lines.Add(string.Create(CultureInfo.InvariantCulture, $"{left} left"));
    }

    private static string Kind(bool isText) => isText ? "text" : "binary";

    private void EndParts()
    {
        if (_parts.Count > 0)
        {
            _lines.Add($"{Kind(_isText)} {Convert.ToHexString(_parts.ToArray())} ...");
            _parts.Clear();
        }
    }
}
