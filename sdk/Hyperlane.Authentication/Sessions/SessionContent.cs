namespace Hyperlane.Authentication;

/// <summary>The values of a session, as JSON by name.</summary>
internal sealed class SessionContent
{
    private const byte Version = 1;

    private readonly Dictionary<string, byte[]> _values = new(StringComparer.Ordinal);

    public byte[]? Get(string key) => _values.GetValueOrDefault(key);

    public bool Remove(string key) => _values.Remove(key);

    /// <exception cref="InvalidOperationException">It would be too large.</exception>
    public void Set(string key, byte[] json, int maxBytes)
    {
        var others = _values.Where(value => value.Key != key).Sum(value => value.Key.Length + value.Value.Length);
        if (others + key.Length + json.Length > maxBytes)
        {
            throw new InvalidOperationException(
                $"The session cannot hold '{key}': with it, it would have more than {maxBytes} bytes (Hyperlane:Sessions:MaxBytes).");
        }

        _values[key] = json;
    }

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Version);
        writer.Write7BitEncodedInt(_values.Count);
        foreach (var (key, json) in _values)
        {
            writer.Write(key);
            writer.Write7BitEncodedInt(json.Length);
            writer.Write(json);
        }

        writer.Flush();
        return stream.ToArray();
    }

    /// <returns>Null for what another version wrote.</returns>
    public static SessionContent? FromBytes(byte[] bytes)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes));
            if (reader.ReadByte() != Version)
            {
                return null;
            }

            var content = new SessionContent();
            for (var rest = reader.Read7BitEncodedInt(); rest > 0; rest--)
            {
                content._values[reader.ReadString()] = reader.ReadBytes(reader.Read7BitEncodedInt());
            }

            return content;
        }
        catch (Exception error) when (error is IOException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
