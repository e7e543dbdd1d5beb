using System.ComponentModel.DataAnnotations;
using Hyperlane.Endpoints;
using Hyperlane.Http;

namespace Hyperlane.Tests.Endpoints.Binding;

/// <summary>What several endpoints take, from wherever it comes.</summary>
public sealed record Search(
    [Range(1, 9)] int Shelf,
    string? Text,
    [FromHeader(Name = "X-Trace")] string Trace,
    HttpContext Context,
    CancellationToken Stop,
    [FromServices] NoteStore Store,
    NewNote Note,
    [FromQuery] Paging Paging)
{
    public Tenant? Tenant { get; init; }

    public int Most { get; init; } = Math.Max(5, 6);
}
