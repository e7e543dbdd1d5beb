using System.Globalization;
using System.Text.Json.Nodes;

namespace Hyperlane.OpenApi;

/// <summary>Finds a place in JSON (RFC 6901).</summary>
internal static class JsonPointer
{
    /// <summary>What stands there; null where nothing does.</summary>
    public static JsonNode? Find(JsonNode root, string pointer)
    {
        JsonNode? at = root;
        foreach (var step in pointer.Split('/').Skip(1))
        {
            var name = step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            at = at switch
            {
                JsonObject members => members[name],
                JsonArray items when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                    && index < items.Count => items[index],
                _ => null,
            };
        }

        return at;
    }
}
