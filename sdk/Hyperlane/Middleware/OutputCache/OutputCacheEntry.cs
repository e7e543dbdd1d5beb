using System.Text;

namespace Hyperlane.Middleware;

/// <summary>An answer of status 200 that <see cref="OutputCache"/> keeps.</summary>
public sealed class OutputCacheEntry
{
    /// <summary>The first byte of those of an entry; another means another way to write them.</summary>
    private const byte Form = 1;

    /// <summary>When the method that made it was called: what changed later may be missing.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>For how long it is good.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>By which it can be evicted.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The media type of the body.</summary>
    public string? ContentType { get; init; }

    /// <summary>The other header fields.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body, not encoded.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>About how much memory it takes.</summary>
    internal long Bytes => 400 + Body.Length + (2L * ((ContentType?.Length ?? 0) + Tags.Sum(tag => tag.Length + 50)
        + Headers.Sum(one => one.Key.Length + one.Value.Length + 40)));

    /// <summary>All of it as bytes, for a store outside of this process.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream(Body.Length + 512);
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(Form);
        writer.Write(Created.UtcTicks);
        writer.Write(Duration.Ticks);
        writer.Write(ContentType ?? "");
        writer.Write7BitEncodedInt(Tags.Count);
        foreach (var tag in Tags)
        {
            writer.Write(tag);
        }

        writer.Write7BitEncodedInt(Headers.Count);
        foreach (var (name, value) in Headers)
        {
            writer.Write(name);
            writer.Write(value);
        }

        writer.Write(Body.Span);
        return bytes.ToArray();
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <returns>Null if it is something else, such as what another version wrote.</returns>
    public static OutputCacheEntry? FromBytes(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
            return reader.ReadByte() == Form ? Read(reader, bytes) : null;
        }
        catch (Exception error) when (error is IOException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static OutputCacheEntry Read(BinaryReader reader, byte[] bytes)
    {
        var created = new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero);
        var duration = new TimeSpan(reader.ReadInt64());
        var type = reader.ReadString();
        var tags = new List<string>();
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            tags.Add(reader.ReadString());
        }

        var headers = new List<KeyValuePair<string, string>>();
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            headers.Add(new(reader.ReadString(), reader.ReadString()));
        }

        return new OutputCacheEntry
        {
            Created = created,
            Duration = duration,
            ContentType = type.Length > 0 ? type : null,
            Tags = tags,
            Headers = headers,
            Body = bytes.AsMemory((int)reader.BaseStream.Position),
        };
    }
}
