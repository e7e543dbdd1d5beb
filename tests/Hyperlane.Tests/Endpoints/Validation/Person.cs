using System.ComponentModel.DataAnnotations;

namespace Hyperlane.Tests.Endpoints.Validation;

public abstract record Person
{
    [Range(0, 150)]
    public int? Age { get; set; }

    [MinLength(5)]
    public virtual string? Mail { get; set; }
}
