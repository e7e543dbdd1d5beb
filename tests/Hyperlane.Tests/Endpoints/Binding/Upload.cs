using System.ComponentModel.DataAnnotations;
using Hyperlane.Endpoints;

namespace Hyperlane.Tests.Endpoints.Binding;

/// <summary>A form with a file.</summary>
public sealed class Upload
{
    [StringLength(10)]
    public required string Title { get; init; }

    public int[] Ids { get; init; } = [];

    [FromForm(Name = "agreed")]
    public bool Agree { get; set; }

    public UploadedFile? Picture { get; set; }

    public IReadOnlyList<UploadedFile> More { get; set; } = [];
}
