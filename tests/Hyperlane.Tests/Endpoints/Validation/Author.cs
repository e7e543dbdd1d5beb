using System.ComponentModel.DataAnnotations;

namespace Hyperlane.Tests.Endpoints.Validation;

public record Author([Required, MaxLength(10)] string Name) : Person
{
    [EmailAddress]
    public override string? Mail { get; set; }
}
