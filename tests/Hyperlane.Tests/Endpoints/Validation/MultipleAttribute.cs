using System.ComponentModel.DataAnnotations;

namespace Hyperlane.Tests.Endpoints.Validation;

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class MultipleAttribute(int number) : ValidationAttribute
{
    public int Number { get; } = number;

    public string? Message { get; set; }

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
        => value is int n && n % Number != 0
            ? new ValidationResult($"{Message}: {validationContext.DisplayName} of {validationContext.MemberName} in {validationContext.ObjectType.Name}")
            : ValidationResult.Success;
}
