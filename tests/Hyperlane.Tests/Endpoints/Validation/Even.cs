using System.ComponentModel.DataAnnotations;

namespace Hyperlane.Tests.Endpoints.Validation;

public static class Even
{
    public static ValidationResult? Check(int? number) => number % 2 == 1 ? new ValidationResult("odd") : ValidationResult.Success;
}
