using System.ComponentModel.DataAnnotations;

namespace Hyperlane.Tests.Endpoints.Validation;

[AttributeUsage(AttributeTargets.Class)]
public sealed class WeekdayAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is Booking { From.DayOfWeek: not DayOfWeek.Sunday };

    public override string FormatErrorMessage(string name) => $"{name} on a Sunday";
}
