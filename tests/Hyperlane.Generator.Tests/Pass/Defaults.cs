using Microsoft.Extensions.DependencyInjection;

public sealed class Defaults(
    IFormatProvider? culture = null,
    int number = 5,
    string text = "x",
    DayOfWeek day = DayOfWeek.Friday,
    Guid id = default,
    decimal? price = null,
    int? size = 3,
    [FromKeyedServices("limit")] long limit = 10,
    [FromKeyedServices("name")] string? name = null)
{
    [Get("/defaults")]
    public string Find([FromServices] string other = "d", [FromServices] int more = 7)
        => $"{culture}{number}{text}{day}{id}{price}{size}{limit}{name}{other}{more}";
}
