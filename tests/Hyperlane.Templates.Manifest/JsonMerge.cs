using System.Text.Json.Nodes;

namespace Hyperlane.Templates.Manifest;

/// <summary>Puts what a template says on top of what all templates share.</summary>
public static class JsonMerge
{
    /// <summary>Objects are merged member by member, arrays are joined, and of two plain values the template's own stays.</summary>
    public static JsonNode? Merge(JsonNode? shared, JsonNode? own)
    {
        switch (shared, own)
        {
            case (JsonObject left, JsonObject right):
                var members = new JsonObject();
                foreach (var name in left.Select(member => member.Key).Union(right.Select(member => member.Key)))
                {
                    members.Add(name, Merge(left[name], right[name]));
                }

                return members;
            case (JsonArray left, JsonArray right):
                return new JsonArray([.. left.Concat(right).Select(item => item?.DeepClone())]);
            default:
                return (own ?? shared)?.DeepClone();
        }
    }
}
