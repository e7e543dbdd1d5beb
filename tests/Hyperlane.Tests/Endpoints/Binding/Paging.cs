using System.ComponentModel.DataAnnotations;

namespace Hyperlane.Tests.Endpoints.Binding;

public sealed record Paging([Range(1, 100)] int Page = 1, int Size = 20) : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        => Page * Size > 1000 ? [new ValidationResult("That is too far.", [nameof(Page)])] : [];
}
