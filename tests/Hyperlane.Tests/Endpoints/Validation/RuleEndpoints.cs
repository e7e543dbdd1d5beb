using System.ComponentModel.DataAnnotations;
using Hyperlane.Endpoints;

namespace Hyperlane.Tests.Endpoints.Validation;

[Route("/validation")]
public static class RuleEndpoints
{
    /// <summary>It is never called: some members are missing in each of the requests.</summary>
    [Post("/rules")]
    public static string Rules(EveryRule body) => body.Required!;

    [Post("/library")]
    public static string Library(Library body) => body.Name;

    [Post("/authors")]
    public static int Authors([MaxLength(2)] List<Author> authors) => authors.Count;

    [Post("/booking")]
    public static string Booking(Booking? booking) => booking?.Why ?? "none";

    [Post("/order/{id}")]
    public static string Order([Range(1, 9)] int id, Order order, [StringLength(2)] string? note = null) => $"{id} {order} {note}";

    [Get("/parameters/{id}")]
    public static string Parameters(
        [Range(1, 9)] int id,
        [Required, RegularExpression("[a-z]+", ErrorMessage = "{0} needs {1}"), Display(Name = "The word")] string? word,
        [MaxLength(2)] string[] tags,
        [Multiple(2, Message = "odd")] int? half = null,
        [FromHeader, StringLength(3)] string? userAgent = null)
        => $"{id} {word} {tags.Length} {half} {userAgent}";

    [Get("/filter")]
    public static string Filter([FromQuery] Filter filter) => $"{filter.PageSize} {filter.Text}";
}
