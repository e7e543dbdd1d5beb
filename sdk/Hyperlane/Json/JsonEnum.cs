using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Hyperlane.Json;

/// <summary>What has to be done for an enum of a known type, by those who know the type only when the app runs.</summary>
internal abstract class JsonEnum
{
    /// <summary>
    /// Whether a converter is one of System.Text.Json that has the names by which paths know the enum: no numbers, and none by another
    /// policy.
    /// </summary>
    public abstract bool IsNamed(JsonConverter converter, JsonSerializerOptions options);

    /// <summary>The same type, read as from a path.</summary>
    public abstract JsonTypeInfo Named(JsonTypeInfo type);
}
