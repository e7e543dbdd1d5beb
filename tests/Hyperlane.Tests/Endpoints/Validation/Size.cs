using System.Text.Json.Serialization;

namespace Hyperlane.Tests.Endpoints.Validation;

[JsonConverter(typeof(JsonStringEnumConverter<Size>))]
public enum Size
{
    Small,

    [JsonStringEnumMemberName("very-large")]
    Large,
}
