using Hyperlane.Endpoints;

namespace Hyperlane.Tests.Endpoints;

/// <summary>Answers what it has understood.</summary>
[Route("/palettes")]
public static class PaletteEndpoints
{
    [Post]
    public static Palette Add(Palette palette) => palette;

    [Get("/{paint}")]
    public static string OfPath(Paint paint, Paint? second = null) => $"{paint} {second}";

    [Post("/paint")]
    public static string OfBody([FromBody] Paint paint) => $"{paint}";

    [Post("/or-none")]
    public static string OfBodyOrNone([FromBody] Paint? paint = null) => $"{paint}";
}
