using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Hyperlane.Tests.Endpoints.Validation;

[Weekday]
public sealed record Booking(DateOnly From, DateOnly To, [property: JsonPropertyName("e-mail")] string? Mail = null) : IValidatableObject
{
    [Multiple(5, Message = "no multiple")]
    public int Seats { get; init; }

    [StringLength(3, ErrorMessage = "{0} is longer than {1} ({2})"), Display(Name = "The room")]
    public string? Room { get; init; }

    [Range(1, 2, ErrorMessage = "{0}: {1}..{2}")]
    public int? Floor { get; init; }

    [MaxLength(1, ErrorMessageResourceType = typeof(Words), ErrorMessageResourceName = nameof(Words.TooLong))]
    [Display(Name = nameof(Words.Code), ResourceType = typeof(Words))]
    public string? Code { get; init; }

    [Required(ErrorMessage = "Say why.")]
    public string Why { get; init; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (To < From)
        {
            yield return new ValidationResult("ends before it begins", [nameof(From), nameof(To)]);
        }

        if (Mail == "nobody")
        {
            yield return new ValidationResult("nobody", [nameof(Mail)]);
        }

        if (Seats == 50 && validationContext.GetService(typeof(NoteStore)) is NoteStore)
        {
            yield return new ValidationResult("full");
        }
    }
}
