using System.ComponentModel.DataAnnotations;
using Hyperlane.Tests.Endpoints.Validation;

namespace Hyperlane.Tests.Endpoints;

/// <summary>What is required is asked for in words of its own.</summary>
public sealed record Painting([property: Required(ErrorMessage = "Say what it shows.")] Shape Shape, IReadOnlyList<Shape> Others);
