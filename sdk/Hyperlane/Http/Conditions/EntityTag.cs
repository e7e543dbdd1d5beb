using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hyperlane.Http;

/// <summary>An entity tag (RFC 9110 §8.8.3): names a version of a resource.</summary>
public readonly record struct EntityTag
{
    /// <summary>How many characters of a text stand in a tag as they are; a longer text is hashed.</summary>
    private const int MaxLength = 100;

    private readonly string? _opaque;

    /// <summary>A tag of this text.</summary>
    /// <param name="opaque">What stands between the quotes: printable ASCII without quotes and spaces.</param>
    /// <param name="isWeak">Whether versions of one tag may differ in bytes, if not in meaning.</param>
    /// <exception cref="ArgumentException">The text has another character.</exception>
    public EntityTag(string opaque, bool isWeak = false)
    {
        ArgumentNullException.ThrowIfNull(opaque);
        if (!IsOpaque(opaque))
        {
            throw new ArgumentException(
                $"'{opaque}' cannot stand in an entity tag, which has printable ASCII without quotes and spaces.", nameof(opaque));
        }

        (_opaque, IsWeak) = (opaque, isWeak);
    }

    /// <summary>A tag as a client wrote it, which may have any character: it is only compared.</summary>
    private EntityTag(ReadOnlySpan<char> opaque, bool isWeak) => (_opaque, IsWeak) = (opaque.ToString(), isWeak);

    /// <summary>What stands between the quotes.</summary>
    public string Opaque => _opaque ?? "";

    /// <summary>Whether versions of one tag may differ in bytes, if not in meaning.</summary>
    public bool IsWeak { get; }

    /// <summary>
    /// A strong tag of a version: a number, a date, a <see cref="Guid"/>, the bytes of a row version, or text. What cannot stand in a tag
    /// as it is, is hashed. A text that is a whole tag, such as <c>W/"v7"</c>, is that tag.
    /// </summary>
    /// <typeparam name="T">The type of the version.</typeparam>
    /// <param name="version">What changes with each change of the resource, and comes back never.</param>
    public static EntityTag Of<T>(T version)
        where T : notnull
        => version switch
        {
            EntityTag tag => tag,
            byte[] bytes when bytes.Length <= MaxLength / 2 => new(Convert.ToHexStringLower(bytes)),
            byte[] bytes => OfContent(bytes),
            DateTime date => OfText(date.ToString("O", CultureInfo.InvariantCulture)),
            DateTimeOffset date => OfText(date.ToString("O", CultureInfo.InvariantCulture)),
            IFormattable value => OfText(value.ToString(null, CultureInfo.InvariantCulture)),
            _ => OfText(version.ToString() ?? ""),
        };

    /// <summary>A strong tag of content: the same for the same bytes (SHA-256).</summary>
    public static EntityTag OfContent(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return new EntityTag(Convert.ToHexStringLower(hash[..16]));
    }

    /// <summary>Reads one tag and nothing else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out EntityTag tag)
    {
        var rest = text.AsSpan();
        return TryTake(ref rest, out tag) && rest.IsEmpty;
    }

    /// <summary>As it stands in a header: <c>"v7"</c>, or <c>W/"v7"</c>.</summary>
    public override string ToString() => IsWeak ? $"W/\"{Opaque}\"" : $"\"{Opaque}\"";

    /// <summary>
    /// Whether a list of tags, as in If-Match and If-None-Match, holds this one. A list that is malformed holds nothing from there on.
    /// </summary>
    /// <param name="list">The tags, parted by commas.</param>
    /// <param name="strong">Whether weak tags match nothing (RFC 9110 §8.8.3.2).</param>
    internal bool IsIn(ReadOnlySpan<char> list, bool strong)
    {
        for (list = list.TrimStart(", \t"); TryTake(ref list, out var other); list = list.TrimStart(", \t"))
        {
            if (other.Opaque == Opaque && !(strong && (IsWeak || other.IsWeak)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a header is a star, or a list of tags from its beginning to its end.</summary>
    internal static bool IsList(ReadOnlySpan<char> list)
    {
        if (list.Trim() is "*")
        {
            return true;
        }

        var count = 0;
        for (list = list.Trim(", \t"); TryTake(ref list, out _); list = list.TrimStart(" \t"))
        {
            count++;
            if (list.TrimStart(" \t") is [not ',', ..])
            {
                return false;
            }

            list = list.TrimStart(", \t");
        }

        return count > 0 && list.IsEmpty;
    }

    private static EntityTag OfText(string text)
        => TryParse(text, out var whole) ? whole
            : text.Length <= MaxLength && IsOpaque(text) ? new EntityTag(text)
            : OfContent(Encoding.UTF8.GetBytes(text));

    private static bool IsOpaque(string text) => !text.AsSpan().ContainsAnyExceptInRange('!', '~') && !text.Contains('"');

    /// <summary>What is quoted here has no escapes (RFC 9110 §8.8.3): a backslash is a character of the tag.</summary>
    private static bool TryTake(ref ReadOnlySpan<char> text, out EntityTag tag)
    {
        var isWeak = text.StartsWith("W/", StringComparison.Ordinal);
        var quoted = isWeak ? text[2..] : text;
        var end = quoted.IsEmpty || quoted[0] != '"' ? -1 : quoted[1..].IndexOf('"');
        tag = end < 0 ? default : new EntityTag(quoted.Slice(1, end), isWeak);
        text = end < 0 ? text : quoted[(end + 2)..];
        return end >= 0;
    }
}
