using System.Text.Json.Serialization;

namespace Hyperlane.Tests.Endpoints;

public enum Paint
{
    Red,

    [JsonStringEnumMemberName("dark-green")]
    DarkGreen,
}
