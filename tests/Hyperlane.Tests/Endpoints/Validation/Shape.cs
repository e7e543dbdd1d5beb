using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Hyperlane.Tests.Endpoints.Validation;

[JsonDerivedType(typeof(Circle), "circle")]
[JsonDerivedType(typeof(Square), "square")]
public abstract record Shape(string Color)
{
    public sealed record Circle(string Color, [Range(1, 9)] int Radius) : Shape(Color);

    public sealed record Square(string Color, int Side) : Shape(Color);
}
