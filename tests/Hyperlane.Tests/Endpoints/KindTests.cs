using System.Text;

namespace Hyperlane.Tests.Endpoints;

/// <summary>Bodies that may be of several types, and what stands before JSON, over a real port.</summary>
public sealed class KindTests(EndpointApp app) : IClassFixture<EndpointApp>
{
    [Theory]
    [InlineData("/shape", "{\"$type\":\"circle\",\"color\":\"red\",\"radius\":1}", "Circle { Color = red, Radius = 1 }")]
    [InlineData("/shape", "{\"color\":\"red\",\"side\":2,\"$type\":\"square\"}", "Square { Color = red, Side = 2 }")]
    [InlineData("/shapes", "[{\"color\":\"red\",\"side\":2,\"$type\":\"square\"}]", "1")]
    [InlineData("/drawing", "{\"shape\":{\"$type\":\"square\",\"color\":\"red\",\"side\":2},\"count\":3}", "Drawing { Shape = Square { Color = red, Side = 2 }, Count = 3 }")]
    [InlineData("", "\uFEFF{\"name\":\"a\",\"count\":1}", "a 1")]
    public async Task Are_read(string path, string json, string expected)
    {
        using var response = await app.Client.PostAsync(Quiet.Path("/api/orders" + path),
            new StringContent(json, Encoding.UTF8, "application/json"));

        Assert.Equal((200, expected), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }
}
