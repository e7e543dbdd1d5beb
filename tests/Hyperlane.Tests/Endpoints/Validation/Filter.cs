using System.ComponentModel.DataAnnotations;
using Hyperlane.Endpoints;

namespace Hyperlane.Tests.Endpoints.Validation;

public sealed record Filter([Range(1, 100)] int PageSize = 10, [FromQuery(Name = "q"), StringLength(3)] string? Text = null)
    : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        => PageSize == 13 ? [new ValidationResult("unlucky", [nameof(PageSize)])] : [];
}
